package inventory

import (
	"cmp"
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func (b *Builder) sortObjects() {
	inv := &b.inventory
	slices.SortFunc(inv.Nodes, func(x, y *Node) int { return cmp.Compare(x.Name, y.Name) })
	slices.SortFunc(inv.RoleBindings, compareBindings)
	slices.SortFunc(inv.ClusterRoleBindings, compareBindings)
	sortNamed(inv.Services)
	sortNamed(inv.NetworkPolicies)
	sortNamed(inv.PriorityClasses)
	sortNamed(inv.MutatingWebhooks)
	sortNamed(inv.ValidatingWebhooks)
	sortNamed(inv.AdmissionPolicies)
	sortNamed(inv.AdmissionBindings)
	sortNamed(inv.MutatingPolicies)
	sortNamed(inv.MutatingBindings)
	sortNamed(inv.CustomResources)
	slices.SortFunc(inv.Gaps, compareGaps)
}

func sortNamed[T metav1.Object](objects []T) {
	slices.SortFunc(objects, func(x, y T) int {
		return cmp.Or(cmp.Compare(x.GetNamespace(), y.GetNamespace()), cmp.Compare(x.GetName(), y.GetName()))
	})
}

func compareBindings(x, y *Binding) int {
	return cmp.Or(cmp.Compare(x.Namespace, y.Namespace), cmp.Compare(x.Name, y.Name))
}

func compareGaps(x, y api.Gap) int {
	return cmp.Or(cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Resource, y.Resource), cmp.Compare(x.Namespace, y.Namespace),
		cmp.Compare(x.File, y.File), cmp.Compare(x.Line, y.Line), cmp.Compare(x.Message, y.Message))
}
