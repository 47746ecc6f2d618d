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
// in all that identifies a finding: severity, then the goal that it leads to and
// by how many hops, then unexpected before expected, then breadth, then names.
func Compare(a, b api.Finding) int {
	return cmp.Or(
		cmp.Compare(b.Severity.Level(), a.Severity.Level()),
		compareReach(a.Reaches, b.Reaches),
		compareBool(a.Expected, b.Expected),
		cmp.Compare(b.Nodes, a.Nodes),
		cmp.Compare(b.Pods, a.Pods),
		compareSubject(a.Subject, b.Subject),
		cmp.Compare(a.Policy, b.Policy),
		cmp.Compare(a.Container, b.Container),
		cmp.Compare(a.ID, b.ID),
		cmp.Compare(a.Severity, b.Severity),
		cmp.Compare(a.Message, b.Message),
		cmp.Compare(reachedGoal(a), reachedGoal(b)),
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

// compareReach puts the worse goal first, and the shorter way to the same one.
func compareReach(a, b *api.Reach) int {
	hops := func(r *api.Reach) int {
		if r == nil {
			return 0
		}
		return r.Hops
	}
	return cmp.Or(cmp.Compare(goal(a), goal(b)), cmp.Compare(hops(a), hops(b)))
}

// goal is the place of a goal among the others, from the worst.
func goal(r *api.Reach) int {
	if r == nil {
		return 4
	}
	switch r.Goal {
	case api.GoalClusterAdmin:
		return 0
	case api.GoalAllNodes:
		return 1
	case api.GoalAllSecrets:
		return 2
	}
	return 3
}

func reachedGoal(f api.Finding) string {
	if f.Reaches == nil {
		return ""
	}
	return f.Reaches.Goal
}
