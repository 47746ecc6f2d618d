package policy

import api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"

// Policy is what the METADATA of a policy says.
type Policy struct {
	api.Policy
	// Combines is true if its parts may be held by different identities.
	Combines bool
	// Expected are the components for which the finding is no surprise.
	Expected []string
	// Package is the Rego package, such as "policies.pod.host_pid".
	Package string
	// File and Line lead to the METADATA.
	File string
	Line int
}
