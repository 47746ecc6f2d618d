package cli

import (
	"slices"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/attack"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// report is the whole report; what a user sees of it may be less.
type report struct {
	*api.AuditReport
	// starts are the places from which paths were looked for, and without the
	// ids of findings taken for fixed.
	starts  []api.Start
	without []string
}

func newReport(
	read *reading, stated *facts.Facts, policies policySet, judged policy.Judgment, led attack.Analysis,
) report {
	all := slices.Concat(read.inventory.Gaps, stated.Gaps, judged.Gaps)
	for _, problem := range policies.problems {
		all = append(all, problem.Gap())
	}
	r := &api.AuditReport{
		Metadata:   newMetadata(policies.Library),
		Cluster:    newCluster(read, stated),
		Components: stated.Components,
		Policies:   fired(policies.Library, judged.Findings),
		Findings:   judged.Findings,
		Paths:      led.Paths,
		Fixes:      led.Fixes,
		Cut:        led.Cut,
		Gaps:       all,
	}
	r.Complete()
	r.Summary = summarize(r)
	return report{AuditReport: r, starts: led.Starts}
}

// add adds gaps that are no matter of what was read, but of what was asked for.
func (r report) add(gaps []api.Gap) {
	r.Gaps = append(r.Gaps, gaps...)
	r.Summary.Gaps = len(r.Gaps)
}

func newMetadata(library *policy.Library) api.Metadata {
	return api.Metadata{
		GeneratedAt: metav1.NewTime(time.Now().UTC().Truncate(time.Second)),
		Tool:        api.Tool{Name: toolName, Version: version()},
		PolicySet:   newPolicySet(library),
	}
}

func newPolicySet(library *policy.Library) api.PolicySet {
	set := api.PolicySet{Digest: library.Digest()}
	for _, p := range library.Policies() {
		set.Evaluated = append(set.Evaluated, p.ID)
	}
	set.Count = len(set.Evaluated)
	return set
}

func scopeOf(s facts.Scope) *api.Scope {
	scope := &api.Scope{All: s.All, Namespaces: s.Namespaces}
	if s.Selector != nil {
		scope.Selector = s.Selector.String()
	}
	return scope
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
		if f.Waived != nil {
			s.Waived++
			continue
		}
		count(&s.Findings, f.Severity)
	}
	return s
}

func count(counts *api.SeverityCounts, severity api.Severity) {
	switch severity {
	case api.Critical:
		counts.Critical++
	case api.High:
		counts.High++
	case api.Medium:
		counts.Medium++
	case api.Low:
		counts.Low++
	}
}

// above is the report without findings milder than the minimum. The summary
// still counts them, and says how many are hidden.
func (r report) above(minimum api.Severity) *api.AuditReport {
	if minimum == "" {
		return r.AuditReport
	}
	shown := *r.AuditReport
	hidden := 0
	shown.Findings, hidden = severe(r.Findings, minimum)
	shown.Resolved, _ = severe(r.Resolved, minimum)
	shown.Summary.Hidden += hidden
	return &shown
}

// severe leaves out findings milder than the minimum. Of these it counts those
// that no waiver accepts, which are counted as such.
func severe(findings []api.Finding, minimum api.Severity) ([]api.Finding, int) {
	kept, hidden := []api.Finding{}, 0
	for _, f := range findings {
		switch {
		case f.Severity.AtLeast(minimum):
			kept = append(kept, f)
		case f.Waived == nil:
			hidden++
		}
	}
	return kept, hidden
}
