package facts

import (
	"slices"

	"k8s.io/apimachinery/pkg/labels"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// Scope restricts what is audited, never what is read.
type Scope struct {
	// All audits every workload, not only those of the system.
	All bool
	// Namespaces restricts the audit to them, if there are any.
	Namespaces []string
	// Selector restricts it to workloads whose labels match, if not nil.
	Selector labels.Selector
}

// Whole is the scope without what the user asked for of it.
func (s Scope) Whole() Scope { return Scope{All: s.All} }

// Narrowed is true if the user asked for a part of the cluster.
func (s Scope) Narrowed() bool {
	return len(s.Namespaces) > 0 || s.Selector != nil && !s.Selector.Empty()
}

func (s Scope) hasNamespace(name string) bool {
	return len(s.Namespaces) == 0 || slices.Contains(s.Namespaces, name)
}

func (s Scope) has(w *inventory.Workload, d system.Decision) bool {
	return (s.All || d.System) && s.hasNamespace(w.Namespace) && s.selects(w)
}

// selects matches the labels of the workload, or those of its pods.
func (s Scope) selects(w *inventory.Workload) bool {
	if s.Selector == nil || s.Selector.Empty() || s.Selector.Matches(labels.Set(w.Labels)) {
		return true
	}
	return slices.ContainsFunc(w.Revisions, func(r *inventory.Revision) bool {
		return s.Selector.Matches(labels.Set(r.Pod.Labels))
	})
}
