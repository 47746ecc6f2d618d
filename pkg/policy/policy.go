package policy

import (
	"cmp"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Policy is what the METADATA of a policy says.
type Policy struct {
	api.Policy
	// Expected are the components for which the finding is no surprise.
	Expected []string
	// Package is the Rego package, such as "policies.pod.host_pid".
	Package string
	// File and Line lead to the METADATA.
	File string
	Line int
}

// frameworks are the keys that METADATA may use, and what they stand for.
func frameworks() map[string]string {
	return map[string]string{
		"cis":    "CIS Kubernetes Benchmark v1.12",
		"pss":    "Pod Security Standards",
		"nsa":    "NSA/CISA Kubernetes Hardening Guidance v1.2",
		"attack": "MITRE ATT&CK",
		"owasp":  "OWASP Kubernetes Top 10",
	}
}

func sortPolicies(policies []Policy) {
	slices.SortFunc(policies, func(a, b Policy) int { return cmp.Compare(a.ID, b.ID) })
}
