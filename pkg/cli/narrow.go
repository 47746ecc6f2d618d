package cli

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rank"
)

// narrow leaves of an audit of the whole cluster what is stated now. Paths lead
// through the whole, whatever was asked for, so that the whole has to be judged.
func narrow(a *audited) {
	subjects := map[api.Subject]bool{}
	for _, d := range a.stated.Documents {
		subjects[d.Subject()] = true
	}
	a.judged.Findings = slices.DeleteFunc(a.judged.Findings, func(f api.Finding) bool { return !subjects[f.Subject] })
	rank.Sort(a.judged.Findings)
	workloads := map[string]bool{}
	for _, c := range a.stated.Components {
		workloads[c.Namespace+"/"+c.Kind+"/"+c.Workload] = true
	}
	elsewhere := func(s api.Start) bool { return !workloads[s.Namespace+"/"+s.WorkloadKind+"/"+s.Workload] }
	a.led.Starts = slices.DeleteFunc(a.led.Starts, elsewhere)
	a.led.Paths = slices.DeleteFunc(a.led.Paths, func(p api.Path) bool { return elsewhere(p.From) })
	left := map[string]bool{}
	for _, f := range a.judged.Findings {
		left[f.ID] = true
	}
	a.led.Fixes, a.led.Cut = fixesOf(a.led.Fixes, left), nil
}
