package system

import (
	"cmp"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// Decision says whether a workload is one of the system, and why.
type Decision struct {
	System bool
	// Component is the known product, else the workload's own name.
	Component string
	// Published is true if an image comes from a registry in which the component,
	// or a distribution, publishes. Only then may a reader take the workload for
	// what its name says.
	Published bool
	// Class is one of the classes of this package.
	Class string
	// Signals are all reasons found, also those that do not decide.
	Signals []api.Signal
	Owner   api.Owner
}

// Decide looks at all revisions of a workload. Signals of several revisions
// are not repeated.
func (c *Catalog) Decide(w *inventory.Workload, env *Environment) Decision {
	s := newSubject(w)
	known := c.identify(s)
	reasons := c.reasons(s, env, known)
	d := Decision{
		System:    slices.ContainsFunc(reasons, func(r reason) bool { return r.decisive }),
		Component: w.Name,
		Signals:   make([]api.Signal, len(reasons)),
		Owner:     c.owner(s),
	}
	for i, r := range reasons {
		d.Signals[i] = r.Signal
	}
	switch {
	case known != nil:
		d.Component, d.Published = known.component.Name, known.published
	case d.System:
		d.Component = cmp.Or(c.releaseComponent(s, env), w.Name)
	}
	d.Class = class(s, env, known, d)
	return d
}

// reasons lists the signals, those that mostly decide first.
func (c *Catalog) reasons(s *subject, env *Environment, known *match) []reason {
	var list []reason
	if signal, ok := c.Namespace(s.Namespace, env.namespaceLabels(s.Namespace)); ok {
		list = append(list, reason{signal, true})
	}
	list = append(list, c.priority(s, env)...)
	list = append(list, staticPod(s)...)
	list = append(list, c.markers(s)...)
	list = append(list, nodeResident(s, env)...)
	list = append(list, c.hostAccess(s, env)...)
	list = append(list, clusterWrite(s, env)...)
	list = append(list, webhook(s, env)...)
	list = append(list, operator(s, known)...)
	list = append(list, c.controller(s)...)
	list = append(list, c.functions(s)...)
	list = append(list, known.reasons()...)
	slices.SortStableFunc(list, func(x, y reason) int { return -compareBool(x.decisive, y.decisive) })
	return list
}

func compareBool(x, y bool) int {
	switch {
	case x == y:
		return 0
	case x:
		return 1
	}
	return -1
}
