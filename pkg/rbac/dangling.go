package rbac

import (
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// Presence is whether an object that another refers to exists.
type Presence string

// The states of a reference.
const (
	// Present: it was read, or is a default of Kubernetes that can be assumed.
	Present Presence = "present"
	// Absent: the list that it would be in was read as a whole, without it.
	Absent Presence = "absent"
	// Unknown: it was not read, but may exist.
	Unknown Presence = "unknown"
)

// Dangling is a binding that grants less than it says, because it refers to
// something that the input does not hold, or that the API server would refuse.
type Dangling struct {
	// Binding and RoleRef are kind/name or kind/namespace/name.
	Binding string
	RoleRef string
	// Namespace is the binding's; "" for a ClusterRoleBinding.
	Namespace string
	// Role tells whether the role exists.
	Role Presence
	// Problem says why the role has fewer rules than it should; usually empty.
	Problem string
	// Accounts are subjects that are service accounts that were not found, in
	// the binding's order. They are looked for only if the input holds service
	// accounts at all.
	Accounts []MissingAccount
	Refusals []Refusal
	Origin   manifest.Origin
}

// MissingAccount is a service account that a binding names but that was not
// found.
type MissingAccount struct {
	// Field is the path in the binding, such as "subjects[1]".
	Field     string
	Namespace string
	Name      string
	// Account is Absent or Unknown; Home is whether its namespace exists.
	Account Presence
	Home    Presence
}

// Unresolved lists the bindings that refer to something that the input does not
// hold, or that the API server would refuse, by namespace, role and binding.
func (x *Index) Unresolved() []Dangling {
	c := newCensus(x.inventory)
	var list []Dangling
	for _, b := range x.bindings {
		d := Dangling{
			Binding: b.ref, RoleRef: b.roleRef, Namespace: b.namespace, Role: c.role(b),
			Accounts: x.missingAccounts(b, c), Refusals: b.refusals, Origin: b.object.Origin,
		}
		if b.role != nil {
			d.Problem = b.role.problem
		}
		if d.Role != Present || d.Problem != "" || len(d.Accounts) > 0 || len(d.Refusals) > 0 {
			list = append(list, d)
		}
	}
	return list
}

func (x *Index) missingAccounts(b *binding, c census) []MissingAccount {
	if !x.inventory.Resources["serviceaccounts"] {
		return nil
	}
	var missing []MissingAccount
	for i, s := range b.subjects {
		id := User(s.user)
		if s.refused() || s.group != "" || id.Kind != rbacv1.ServiceAccountKind || x.Exists(id) {
			continue
		}
		name := types.NamespacedName{Namespace: id.Namespace, Name: id.Name}
		missing = append(missing, MissingAccount{
			Field: "subjects[" + decimal(i) + "]", Namespace: id.Namespace, Name: id.Name,
			Account: c.account(name), Home: c.namespace(id.Namespace),
		})
	}
	return missing
}
