package rank

import (
	"cmp"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Sort puts the most urgent finding first, and sets Rank and Reason of each.
// Every order of the same findings gives the same result.
func Sort(findings []api.Finding) {
	slices.SortStableFunc(findings, Compare)
	for i := range findings {
		findings[i].Rank = i + 1
		findings[i].Reason = Reason(findings[i])
	}
}

// Compare is negative if a stands before b, and 0 only for findings that agree
// in all that identifies a finding: severity, then unexpected before expected,
// then breadth, then names.
func Compare(a, b api.Finding) int {
	return cmp.Or(
		cmp.Compare(b.Severity.Level(), a.Severity.Level()),
		compareBool(a.Expected, b.Expected),
		cmp.Compare(b.Nodes, a.Nodes),
		cmp.Compare(b.Pods, a.Pods),
		compareSubject(a.Subject, b.Subject),
		cmp.Compare(a.Policy, b.Policy),
		cmp.Compare(a.Container, b.Container),
		cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Message, b.Message),
	)
}

func compareSubject(a, b api.Subject) int {
	return cmp.Or(
		cmp.Compare(a.Namespace, b.Namespace),
		cmp.Compare(a.Kind, b.Kind),
		cmp.Compare(a.Name, b.Name),
	)
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}
