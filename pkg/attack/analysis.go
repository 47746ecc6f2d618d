package attack

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Analysis is what the findings of a report lead to, and what to change first.
type Analysis struct {
	// Reaches is by the id of a finding.
	Reaches map[string]api.Reach
	// Starts are the places from which paths were looked for.
	Starts []api.Start
	Paths  []api.Path
	Fixes  []api.Fix
	Cut    *api.Cut
	// Kept are the starts that reach the goal of the cut whatever is changed.
	Kept []api.Start
}

// Analyze builds the graph and asks it everything that a report says.
func Analyze(in Input) (Analysis, error) {
	g, err := Build(in)
	if err != nil {
		return Analysis{}, err
	}
	cut := g.Cut(in.Findings)
	return Analysis{
		Reaches: g.Reaches(), Starts: g.Starts(), Paths: g.Paths(), Fixes: fixes(cut, in.Findings),
		Kept: cut.Kept,
		Cut: &api.Cut{
			Goal: cut.Goal, Complete: true, Smallest: cut.Smallest, Cost: cut.Cost, Bound: cut.Bound, Inherent: cut.Inherent,
		},
	}, nil
}
