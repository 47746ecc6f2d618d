package attack

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Reaching are the starts that reach cluster-admin.
func (g *Graph) Reaching() []api.Start {
	c := &cutter{graph: g}
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
