package attack

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Reaching are the starts that reach a goal, or cluster-admin.
func (g *Graph) Reaching(goal string) []api.Start {
	c := &cutter{graph: g, goal: g.at(target(goal))}
	reaching, _ := c.split(g.starts, nil)
	return shown(reaching)
}

func shown(starts []start) []api.Start {
	list := make([]api.Start, len(starts))
	for i, s := range starts {
		list[i] = s.shown
	}
	return list
}
