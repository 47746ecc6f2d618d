package rbac

import (
	"slices"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// census tells which lists of the input are whole, so that what is not there
// does not exist. A cluster betrays itself by objects that it always has and
// that manifests do not bring.
type census struct {
	inventory    *inventory.Inventory
	clusterRoles bool
	namespaces   bool
}

func newCensus(inv *inventory.Inventory) census {
	missing := func(name string) bool { return inv.Namespaces[name] == nil }
	own := []string{metav1.NamespaceDefault, metav1.NamespaceSystem, metav1.NamespacePublic}
	return census{
		inventory:    inv,
		clusterRoles: hasAllClusterRoles(inv),
		namespaces:   !slices.ContainsFunc(own, missing),
	}
}

// role tells whether the role of a binding exists.
func (c census) role(b *binding) Presence {
	switch {
	case b.role != nil:
		return Present
	case !c.clusterRoles:
		return Unknown
	case b.object.RoleRef.Kind == kindRole && !c.inventory.Resources["roles"]:
		return Unknown
	}
	return Absent
}

func (c census) namespace(name string) Presence {
	switch {
	case c.inventory.Namespaces[name] != nil:
		return Present
	case c.namespaces:
		return Absent
	}
	return Unknown
}

// account tells whether a service account that was not read exists. Each
// namespace has an account called default.
func (c census) account(name types.NamespacedName) Presence {
	first := types.NamespacedName{Namespace: name.Namespace, Name: "default"}
	if c.inventory.ServiceAccounts[first] != nil || c.namespace(name.Namespace) == Absent {
		return Absent
	}
	return Unknown
}
