package rbac

import (
	"cmp"
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

const (
	kindRoleBinding        = "RoleBinding"
	kindClusterRoleBinding = "ClusterRoleBinding"

	bootstrappingLabel = "kubernetes.io/bootstrapping"
	rbacDefaults       = "rbac-defaults"
)

// Bootstrapped tells from an object's labels whether the API server made it, and
// makes it anew when it starts.
func Bootstrapped(labels map[string]string) bool { return labels[bootstrappingLabel] == rbacDefaults }

// binding is a RoleBinding or ClusterRoleBinding with its role and subjects.
type binding struct {
	object *inventory.Binding
	// ref and roleRef are kind/name or kind/namespace/name.
	ref, roleRef string
	// namespace is where the rules hold; "" means cluster-wide.
	namespace string
	// role is nil if it was not found, or cannot be referred to.
	role     *role
	subjects []subject
	refusals []Refusal
	builtin  bool
}

func newBinding(object *inventory.Binding, clusterWide bool, homes map[string][]string, all roles) *binding {
	b := &binding{
		object: object, ref: reference(kindClusterRoleBinding, "", object.Name), roleRef: roleRef(object),
		builtin: Bootstrapped(object.Labels),
	}
	if !clusterWide {
		b.namespace = home(object.Namespace)
		b.ref = reference(kindRoleBinding, b.namespace, object.Name)
	}
	if refusal, bad := refuseRoleRef(object.RoleRef, clusterWide); bad {
		b.refusals = append(b.refusals, refusal)
	} else {
		b.role = all[b.roleRef]
	}
	b.subjects = make([]subject, 0, len(object.Subjects))
	for i, s := range object.Subjects {
		resolved, refusal := b.resolve(s, homes)
		if resolved.refused() {
			refusal.Field = "subjects[" + decimal(i) + "]." + refusal.Field
			b.refusals = append(b.refusals, refusal)
		}
		resolved.builtin = b.builtinSubject(s)
		b.subjects = append(b.subjects, resolved)
	}
	return b
}

// compare sorts bindings so that the grants of two identities with the same
// fingerprint have the same order.
func (b *binding) compare(other *binding) int {
	return cmp.Or(
		cmp.Compare(b.namespace, other.namespace), cmp.Compare(b.roleRef, other.roleRef),
		cmp.Compare(b.ref, other.ref), cmp.Compare(b.object.Origin.File, other.object.Origin.File),
		cmp.Compare(b.object.Origin.Line, other.object.Origin.Line),
	)
}

// equal tells whether one binding was read twice.
func (b *binding) equal(other *binding) bool {
	return b.ref == other.ref && b.object.RoleRef == other.object.RoleRef && b.builtin == other.builtin &&
		slices.Equal(b.object.Subjects, other.object.Subjects)
}

// grants appends the rules of the role.
func (b *binding) grants(list []Grant, subject int32) []Grant {
	if b.role == nil {
		return list
	}
	s := b.subjects[subject]
	for i, rule := range b.role.rules {
		list = append(list, Grant{
			Verbs: rule.Verbs, APIGroups: rule.APIGroups, Resources: rule.Resources,
			ResourceNames: rule.ResourceNames, NonResourceURLs: rule.NonResourceURLs,
			Namespace: b.namespace, Binding: b.ref, Role: b.roleRef, Index: i, From: b.role.from(i),
			Subject: s.written, Builtin: s.builtin, Assumed: b.role.assumed || s.guessed || b.role.gathersAssumed(i),
		})
	}
	return list
}

// refuseRoleRef says why the API server would not accept a reference.
func refuseRoleRef(ref rbacv1.RoleRef, clusterWide bool) (Refusal, bool) {
	switch {
	case ref.APIGroup != "" && ref.APIGroup != rbacv1.GroupName:
		return Refusal{"roleRef.apiGroup", "not " + rbacv1.GroupName + ": " + ref.APIGroup}, true
	case ref.Kind != kindClusterRole && (clusterWide || ref.Kind != kindRole):
		return Refusal{"roleRef.kind", "no kind of role that can be bound here: " + ref.Kind}, true
	case ref.Name == "" || strings.ContainsAny(ref.Name, "/%"):
		return Refusal{"roleRef.name", "no name of a role: " + ref.Name}, true
	}
	return Refusal{}, false
}
