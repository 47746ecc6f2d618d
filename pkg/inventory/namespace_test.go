package inventory_test

import (
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
)

// Manifests meant for `kubectl apply -n argocd` name no namespace; only the
// ClusterRoleBinding does.
func TestHomelessObjects(t *testing.T) {
	binding := &rbacv1.ClusterRoleBinding{
		ObjectMeta: metav1.ObjectMeta{Name: "server"},
		Subjects:   []rbacv1.Subject{{Kind: "ServiceAccount", Namespace: "argocd", Name: "server"}},
	}
	account := &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "server"}}
	role := &rbacv1.RoleBinding{ObjectMeta: metav1.ObjectMeta{Name: "server"}}
	bound := &rbacv1.RoleBinding{
		ObjectMeta: metav1.ObjectMeta{Name: "bound"}, Subjects: []rbacv1.Subject{{Kind: "ServiceAccount", Name: "leader"}},
	}
	at := func(namespace string) *corev1.ServiceAccount {
		return &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Name: "leader", Namespace: namespace}}
	}
	workload := func(account string) *appsv1.Deployment {
		return &appsv1.Deployment{ObjectMeta: metav1.ObjectMeta{Name: "server"}, Spec: appsv1.DeploymentSpec{
			Template: corev1.PodTemplateSpec{Spec: corev1.PodSpec{
				ServiceAccountName: account, Containers: []corev1.Container{{Name: "c"}},
			}},
		}}
	}
	cases := []struct {
		name    string
		objects []runtime.Object
		want    string
	}{
		{"told by a binding", []runtime.Object{binding, account, role, workload("server")}, "argocd"},
		{"told for the neighbor", []runtime.Object{binding, account, role, workload("repo")}, "argocd"},
		{"told by an account", []runtime.Object{at("argocd"), bound, role, account, workload("server")}, "argocd"},
		{"told by nothing", []runtime.Object{account, role, workload("server")}, "default"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			inv := build(t, c.objects...)
			if got := inv.Workloads[0].Namespace; got != c.want {
				t.Errorf("workload in %q, want %q", got, c.want)
			}
			if got := inv.RoleBindings[0].Namespace; got != c.want {
				t.Errorf("role binding in %q, want %q", got, c.want)
			}
			if inv.ServiceAccounts[types.NamespacedName{Namespace: c.want, Name: "server"}] == nil {
				t.Errorf("no account in %q: %v", c.want, inv.ServiceAccounts)
			}
		})
	}
}
