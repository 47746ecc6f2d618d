package rbac

import (
	"cmp"
	"maps"
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

const (
	kindRole        = "Role"
	kindClusterRole = "ClusterRole"
	clusterAdmin    = "cluster-admin"
)

// role is a Role or ClusterRole with the rules that it grants.
type role struct {
	// ref is kind/name or kind/namespace/name.
	ref    string
	object *inventory.Role
	rules  []rbacv1.PolicyRule
	// gathers are the roles whose rules an aggregated role has, in the order in
	// which they come.
	gathers []*role
	// sources say for each rule of an aggregated role where it really stands.
	sources []source
	// assumed is true for a default role of Kubernetes that was not read.
	assumed bool
	// problem says why the role has fewer rules than it should.
	problem string
}

// source is the place of a rule; role is nil if nobody knows it.
type source struct {
	role  *role
	index int
}

// from is the role that the rule at an index was gathered from; "" if it is the
// role's own.
func (r *role) from(index int) string {
	if index < len(r.sources) && r.sources[index].role != nil {
		return r.sources[index].role.ref
	}
	return ""
}

// gathersAssumed is true for a rule that was gathered from a role that was not
// read.
func (r *role) gathersAssumed(index int) bool {
	return index < len(r.sources) && r.sources[index].role != nil && r.sources[index].role.assumed
}

// roles are all roles at hand, by reference.
type roles map[string]*role

func newRoles(inv *inventory.Inventory) roles {
	all := make(roles, len(inv.ClusterRoles)+len(inv.Roles))
	for _, object := range inv.ClusterRoles {
		all.add(kindClusterRole, object, false)
	}
	for _, object := range inv.Roles {
		all.add(kindRole, object, false)
	}
	if !hasAllClusterRoles(inv) && refersToOthers(inv, all) {
		all.addDefaults()
	}
	all.aggregate()
	return all
}

func (all roles) add(kind string, object *inventory.Role, assumed bool) {
	namespace := object.Namespace
	if kind == kindRole {
		namespace = home(namespace)
	}
	ref := reference(kind, namespace, object.Name)
	if all[ref] == nil {
		all[ref] = &role{ref: ref, object: object, rules: object.Rules, assumed: assumed}
	}
}

// hasAllClusterRoles is true if the input is a whole cluster's list. The API
// server makes cluster-admin at each start, and manifests do not bring it.
func hasAllClusterRoles(inv *inventory.Inventory) bool { return inv.ClusterRoles[clusterAdmin] != nil }

// refersToOthers is true if roles that were not read could matter.
func refersToOthers(inv *inventory.Inventory, all roles) bool {
	missing := func(b *inventory.Binding) bool { return all[roleRef(b)] == nil }
	if slices.ContainsFunc(inv.ClusterRoleBindings, missing) || slices.ContainsFunc(inv.RoleBindings, missing) {
		return true
	}
	for _, object := range inv.ClusterRoles {
		if object.Aggregation != nil {
			return true
		}
	}
	return false
}

// roleRef names the role that a binding refers to.
func roleRef(b *inventory.Binding) string {
	if b.RoleRef.Kind == kindRole {
		return reference(kindRole, home(b.Namespace), b.RoleRef.Name)
	}
	return reference(b.RoleRef.Kind, "", b.RoleRef.Name)
}

// sortedClusterRoles are all ClusterRoles by name.
func (all roles) sortedClusterRoles() []*role {
	var list []*role
	for ref, r := range maps.All(all) {
		if ref == reference(kindClusterRole, "", r.object.Name) {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b *role) int { return cmp.Compare(a.ref, b.ref) })
	return list
}

// home is the namespace of an object: that which it names, or as kubectl does.
func home(namespace string) string { return cmp.Or(namespace, "default") }
