package rbac

import (
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
)

// builtinSubject tells whether the API server, or the controllers of OpenShift,
// made a subject of a binding that they made: the API server leaves those that
// others add to it (kubernetes
// plugin/pkg/auth/authorizer/rbac/bootstrappolicy/policy.go, and
// pkg/registry/rbac/reconciliation for what it leaves).
func (b *binding) builtinSubject(s rbacv1.Subject) bool {
	switch {
	case !b.builtin:
		return false
	case s.Kind == rbacv1.ServiceAccountKind:
		return ownAccount(b.object.Name, s)
	case !strings.HasPrefix(s.Name, "system:") || strings.HasPrefix(s.Name, "system:serviceaccount:"):
		return false
	case b.object.RoleRef.Name == "cluster-admin":
		return masters(s.Name)
	}
	return s.Name != UserAnonymous && (s.Name != GroupUnauthenticated || published(b.object.Name))
}

// ownAccount tells whether a default binding is that of a controller, such as
// system:controller:ttl-controller.
func ownAccount(binding string, s rbacv1.Subject) bool {
	prefix, found := strings.CutSuffix(binding, ":"+s.Name)
	home := s.Namespace == "" || strings.HasPrefix(s.Namespace, "kube-") || strings.HasPrefix(s.Namespace, "openshift-")
	return found && home && (prefix == "system" || strings.HasPrefix(prefix, "system:"))
}

// masters are whom the default bindings give everything.
func masters(name string) bool {
	switch name {
	case "system:masters", "system:cluster-admins", "system:admin":
		return true
	}
	return false
}

// published tells whether a default binding is for those who say not who they
// are.
func published(binding string) bool {
	switch binding {
	case "system:discovery", "system:basic-user", "system:public-info-viewer":
		return true
	}
	return strings.HasPrefix(binding, "system:openshift:") || strings.HasPrefix(binding, "cluster-status")
}
