package rbac

import (
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/component-helpers/auth/rbac/validation"
)

// The API server keeps those who write roles and bindings from giving away more
// than they hold (kubernetes pkg/registry/rbac). The methods below answer as
// that guard does; they say nothing about the right to write the object itself.

// Covers tells whether an identity holds, in a namespace ("" for cluster-wide),
// everything that the rules allow.
func (x *Index) Covers(id Identity, namespace string, rules []rbacv1.PolicyRule) bool {
	if slices.Contains(id.groups(), GroupMasters) {
		return true
	}
	var own []rbacv1.PolicyRule
	for _, h := range x.holds(id.canonical()) {
		if b := x.bindings[h.binding]; b.role != nil && (b.namespace == "" || b.namespace == namespace) {
			own = append(own, b.role.rules...)
		}
	}
	covered, _ := validation.Covers(own, rules)
	return covered
}

// MayBind tells whether an identity may refer to a role in a binding in a
// namespace ("" for a ClusterRoleBinding): it has the verb bind on the role, or
// all of the role's permissions. A role that was not read can only be bound
// with the verb.
func (x *Index) MayBind(id Identity, kind, name, namespace string) bool {
	resource := "clusterroles"
	roleNamespace := ""
	if kind == kindRole {
		resource, roleNamespace = "roles", namespace
	}
	bind := Request{Verb: "bind", Group: rbacv1.GroupName, Resource: resource, Name: name, Namespace: namespace}
	if _, ok := x.Allows(id, bind); ok {
		return true
	}
	r := x.roles[reference(kind, roleNamespace, name)]
	return r != nil && x.Covers(id, namespace, r.rules)
}

// MayWrite tells whether an identity may give a role these rules: it has the
// verb escalate on the role, or holds the rules itself. The name is "" for a
// role that is created, the namespace for a ClusterRole.
func (x *Index) MayWrite(id Identity, kind, namespace, name string, rules []rbacv1.PolicyRule) bool {
	resource := "clusterroles"
	if kind == kindRole {
		resource = "roles"
	}
	escalate := Request{Verb: "escalate", Group: rbacv1.GroupName, Resource: resource, Name: name, Namespace: namespace}
	if _, ok := x.Allows(id, escalate); ok {
		return true
	}
	return x.Covers(id, namespace, rules)
}

// MayAggregate tells whether an identity may set a ClusterRole's
// aggregationRule: with the verb escalate on it, or by holding everything.
func (x *Index) MayAggregate(id Identity, name string) bool {
	return x.MayWrite(id, kindClusterRole, "", name, []rbacv1.PolicyRule{
		{Verbs: []string{"*"}, APIGroups: []string{"*"}, Resources: []string{"*"}},
		{Verbs: []string{"*"}, NonResourceURLs: []string{"*"}},
	})
}
