package rbac

import (
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// TestBuiltinSubjects: in bindings that the API server makes, subjects that it
// does not make are somebody's.
func TestBuiltinSubjects(t *testing.T) {
	account := func(namespace, name string) rbacv1.Subject {
		return rbacv1.Subject{Kind: "ServiceAccount", Namespace: namespace, Name: name}
	}
	group := func(name string) rbacv1.Subject { return rbacv1.Subject{Kind: "Group", Name: name} }
	user := func(name string) rbacv1.Subject { return rbacv1.Subject{Kind: "User", Name: name} }
	for _, test := range []struct {
		binding, role string
		subject       rbacv1.Subject
		want          bool
	}{
		{"cluster-admin", "cluster-admin", group("system:masters"), true},
		{"cluster-admin", "cluster-admin", group("system:nodes"), false},
		{"cluster-admin", "cluster-admin", group("system:authenticated"), false},
		{"cluster-admin", "cluster-admin", account("kube-system", "agent"), false},
		{"cluster-admin", "cluster-admin", account("kube-system", "cluster-admin"), false},
		{"cluster-admin", "cluster-admin", user("alice"), false},
		{"cluster-admins", "cluster-admin", user("system:admin"), true},
		{"system:controller:ttl-controller", "system:controller:ttl-controller", account("kube-system", "ttl-controller"), true},
		{"system:controller:ttl-controller", "system:controller:ttl-controller", account("apps", "ttl-controller"), false},
		{"system:controller:ttl-controller", "system:controller:ttl-controller", account("kube-system", "agent"), false},
		{"system:openshift:controller:build-controller", "system:openshift:controller:build-controller", account("openshift-infra", "build-controller"), true},
		{"system:kube-dns", "system:kube-dns", account("kube-system", "kube-dns"), true},
		{"system:kube-scheduler", "system:kube-scheduler", user("system:kube-scheduler"), true},
		{"system:kube-scheduler", "system:kube-scheduler", user("system:serviceaccount:apps:x"), false},
		{"system:discovery", "system:discovery", group("system:authenticated"), true},
		{"system:discovery", "system:discovery", group("system:unauthenticated"), true},
		{"system:kube-scheduler", "system:kube-scheduler", group("system:unauthenticated"), false},
		{"system:discovery", "system:discovery", user("system:anonymous"), false},
		{"system:node", "system:node", group("system:nodes"), true},
	} {
		object := &inventory.Binding{Name: test.binding, RoleRef: rbacv1.RoleRef{Kind: "ClusterRole", Name: test.role}}
		for _, label := range []bool{true, false} {
			b := &binding{object: object, builtin: label}
			if got := b.builtinSubject(test.subject); got != (test.want && label) {
				t.Errorf("%s of %s, made by the API server %t: %t", test.subject, test.binding, label, got)
			}
		}
	}
}
