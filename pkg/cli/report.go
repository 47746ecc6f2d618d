package cli

import (
	"slices"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// report is the whole report; what a user sees of it may be less.
type report struct{ *api.AuditReport }

func newReport(
	read *reading, stated *facts.Facts, policies policySet, findings []api.Finding, gaps []api.Gap,
) report {
	all := slices.Concat(read.inventory.Gaps, stated.Gaps, gaps)
	for _, problem := range policies.problems {
		all = append(all, problem.Gap())
	}
	r := &api.AuditReport{
		Metadata:   newMetadata(policies.Library),
		Cluster:    newCluster(read, stated),
		Components: stated.Components,
		Policies:   fired(policies.Library, findings),
		Findings:   findings,
		Gaps:       all,
	}
	r.Complete()
	r.Summary = summarize(r)
	return report{r}
}

func newMetadata(library *policy.Library) api.Metadata {
	return api.Metadata{
		GeneratedAt: metav1.NewTime(time.Now().UTC().Truncate(time.Second)),
		Tool:        api.Tool{Name: toolName, Version: version()},
		PolicySet:   api.PolicySet{Count: len(library.Policies()), Digest: library.Digest()},
	}
}

func newCluster(read *reading, stated *facts.Facts) api.Cluster {
	return api.Cluster{
		Context: read.cluster.Context, Server: read.cluster.Server, Source: read.cluster.Source,
		Version: stated.Context.Version, Distribution: stated.Context.Distribution,
		Nodes: len(read.inventory.Nodes), Pods: read.inventory.Pods,
	}
}

// fired lists the policies that found something, by id, without examples.
func fired(library *policy.Library, findings []api.Finding) []api.Policy {
	ids := map[string]bool{}
	for _, f := range findings {
		ids[f.Policy] = true
	}
	list := []api.Policy{}
	for _, p := range library.Policies() {
		if ids[p.ID] {
			p.Examples = nil
			list = append(list, p.Policy)
		}
	}
	return list
}

func summarize(r *api.AuditReport) api.Summary {
	components := map[string]bool{}
	for _, c := range r.Components {
		components[c.Name] = true
	}
	s := api.Summary{Workloads: len(r.Components), Components: len(components), Gaps: len(r.Gaps)}
	for _, f := range r.Findings {
		switch f.Severity {
		case api.Critical:
			s.Findings.Critical++
		case api.High:
			s.Findings.High++
		case api.Medium:
			s.Findings.Medium++
		case api.Low:
			s.Findings.Low++
		}
	}
	return s
}

// above is the report without findings milder than the minimum. The summary
// still counts them, and says how many are hidden.
func (r report) above(minimum api.Severity) *api.AuditReport {
	if minimum == "" {
		return r.AuditReport
	}
	shown := *r.AuditReport
	shown.Findings = []api.Finding{}
	for _, f := range r.Findings {
		if f.Severity.AtLeast(minimum) {
			shown.Findings = append(shown.Findings, f)
		}
	}
	shown.Summary.Hidden = len(r.Findings) - len(shown.Findings)
	return &shown
}
