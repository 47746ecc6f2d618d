package remedy

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Alternative is what to do where the component needs the permission that a
// finding is about: an admission policy that ties the account to its own node, or
// a place on control-plane nodes, whose root is cluster-admin anyway. It is nil
// if there is none.
func (p *Planner) Alternative(f *api.Finding) *Remedy {
	if f.Subject.Kind != kindAccount {
		return nil
	}
	r := &Remedy{Finding: f, parts: p.ownNode(f)}
	if len(r.parts) == 0 && len(f.Evidence) > 0 && f.Evidence[0].Role != "" {
		for _, w := range f.Workloads {
			if moved, ok := p.moved(w); ok {
				r.parts = append(r.parts, []edit{moved})
			}
		}
	}
	if len(r.parts) == 0 {
		return nil
	}
	return r
}

// onEachNode tells whether only DaemonSets run as an account.
func onEachNode(workloads []api.Subject) bool {
	return len(workloads) > 0 && !slices.ContainsFunc(workloads, func(w api.Subject) bool { return w.Kind != "DaemonSet" })
}
