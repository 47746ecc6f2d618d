package rbac

import (
	"cmp"
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// Index knows who holds which rules. It does not change and may be used by
// several goroutines at once.
type Index struct {
	inventory *inventory.Inventory
	roles     roles
	bindings  []*binding // sorted
	holders   map[holder][]hold
}

// holder is a user name, that of a service account too, or a group.
type holder struct {
	group bool
	name  string
}

// hold is a binding that a holder is a subject of. Both are indexes: a large
// cluster has many.
type hold struct{ binding, subject int32 }

// NewIndex resolves the roles and bindings of an inventory, which must not
// change as long as the index is used.
func NewIndex(inv *inventory.Inventory) *Index {
	x := &Index{inventory: inv, roles: newRoles(inv), holders: map[holder][]hold{}}
	x.addBindings()
	for i, b := range x.bindings {
		for j, s := range b.subjects {
			if h := (hold{int32(i), int32(j)}); !s.refused() {
				x.holders[s.holder()] = append(x.holders[s.holder()], h)
			}
		}
	}
	return x
}

func (x *Index) addBindings() {
	homes := accountHomes(x.inventory)
	for _, object := range x.inventory.ClusterRoleBindings {
		x.bindings = append(x.bindings, newBinding(object, true, homes, x.roles))
	}
	for _, object := range x.inventory.RoleBindings {
		x.bindings = append(x.bindings, newBinding(object, false, homes, x.roles))
	}
	slices.SortStableFunc(x.bindings, (*binding).compare)
	x.bindings = slices.CompactFunc(x.bindings, (*binding).equal)
}

// accountHomes maps the name of a service account to the namespaces that have
// one of that name.
func accountHomes(inv *inventory.Inventory) map[string][]string {
	homes := map[string][]string{}
	for name := range inv.ServiceAccounts {
		homes[name.Name] = append(homes[name.Name], name.Namespace)
	}
	return homes
}

// Identities lists the service accounts that exist or that a binding names, and
// the users and groups that a binding names, by kind, namespace and name.
// Identities that are not listed hold at most what their groups hold.
func (x *Index) Identities() []Identity {
	list := make([]Identity, 0, len(x.holders)+len(x.inventory.ServiceAccounts))
	for name := range x.inventory.ServiceAccounts {
		list = append(list, Account(name.Namespace, name.Name))
	}
	for h := range x.holders {
		list = append(list, h.identity())
	}
	slices.SortFunc(list, Identity.compare)
	return slices.Compact(list)
}

// Exists tells whether the identity is known to exist. Users and groups have no
// object of their own, so all of them do.
func (x *Index) Exists(id Identity) bool {
	id = id.canonical()
	if id.Kind != rbacv1.ServiceAccountKind {
		return true
	}
	return x.inventory.ServiceAccounts[types.NamespacedName{Namespace: id.Namespace, Name: id.Name}] != nil
}

// Groups lists the groups that the API server puts the identity into by itself,
// sorted. Groups that come with a certificate or from an identity provider are
// not known here.
func (x *Index) Groups(id Identity) []string { return id.groups() }

// holds lists the bindings that an identity is a subject of, each once with the
// first subject that matches, as the API server reports it.
func (x *Index) holds(id Identity) []hold {
	var list []hold
	if name := id.UserName(); name != "" {
		list = append(list, x.holders[holder{name: name}]...)
	}
	for _, group := range id.groups() {
		list = append(list, x.holders[holder{group: true, name: group}]...)
	}
	slices.SortFunc(list, func(a, b hold) int {
		return cmp.Or(cmp.Compare(a.binding, b.binding), cmp.Compare(a.subject, b.subject))
	})
	return slices.CompactFunc(list, func(a, b hold) bool { return a.binding == b.binding })
}

func (h holder) identity() Identity {
	if h.group {
		return Group(h.name)
	}
	return User(h.name)
}
