package cli

import (
	"fmt"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// unknownNamespaces are those that a user asks for and that are not in what was
// read. That nothing is found there is no pass, but most likely a typing error.
func (r *reading) unknownNamespaces(scope facts.Scope) []api.Gap {
	var gaps []api.Gap
	for _, name := range scope.Namespaces {
		if !r.holds(name) {
			gaps = append(gaps, api.Gap{
				Kind: api.GapResource, Resource: "namespaces", Reason: api.ReasonUnresolved,
				Message: fmt.Sprintf("no namespace %q (-n) is among what was read", name),
			})
		}
	}
	return gaps
}

// holds is true for a namespace that was read, or that holds something that was.
func (r *reading) holds(namespace string) bool {
	inv := r.inventory
	workload := func(w *inventory.Workload) bool { return w.Namespace == namespace }
	binding := func(b *inventory.Binding) bool { return b.Namespace == namespace }
	if inv.Namespaces[namespace] != nil || slices.ContainsFunc(inv.Workloads, workload) || slices.ContainsFunc(inv.RoleBindings, binding) {
		return true
	}
	for name := range inv.ServiceAccounts {
		if name.Namespace == namespace {
			return true
		}
	}
	return false
}
