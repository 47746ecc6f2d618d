package facts

import (
	"testing"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

func clusterBinding(name string, labels map[string]string, subject rbacv1.Subject) *inventory.Binding {
	return &inventory.Binding{
		Name: name, Labels: labels,
		RoleRef:  rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: "reader"},
		Subjects: []rbacv1.Subject{subject},
	}
}

func TestAccountGrants(t *testing.T) {
	everyone := clusterBinding("system:basic-user", map[string]string{"kubernetes.io/bootstrapping": "rbac-defaults"},
		rbacv1.Subject{APIGroup: rbacv1.GroupName, Kind: rbacv1.GroupKind, Name: "system:authenticated"})
	own := clusterBinding("agent", nil, rbacv1.Subject{Kind: rbacv1.ServiceAccountKind, Namespace: "kube-system", Name: "agent"})
	shared := clusterBinding("shared", nil,
		rbacv1.Subject{APIGroup: rbacv1.GroupName, Kind: rbacv1.GroupKind, Name: "system:serviceaccounts"})
	for _, test := range []struct {
		name     string
		bindings []*inventory.Binding
		kind     string
		want     int
	}{
		{"manifests of a component", []*inventory.Binding{own}, "DaemonSet", -1},
		{"only what everyone has", []*inventory.Binding{everyone}, "DaemonSet", 0},
		{"of its own", []*inventory.Binding{everyone, own}, "DaemonSet", 1},
		{"of all accounts, by somebody's hand", []*inventory.Binding{everyone, shared}, "DaemonSet", 1},
		{"no account", []*inventory.Binding{everyone, own}, inventory.KindStaticPod, 0},
	} {
		t.Run(test.name, func(t *testing.T) {
			inv := &inventory.Inventory{
				ClusterRoleBindings: test.bindings,
				ClusterRoles: map[string]*inventory.Role{"reader": {
					Name:  "reader",
					Rules: []rbacv1.PolicyRule{{Verbs: []string{"get"}, APIGroups: []string{""}, Resources: []string{"pods"}}},
				}},
				ServiceAccounts: map[types.NamespacedName]*inventory.ServiceAccount{
					{Namespace: "kube-system", Name: "agent"}: {},
				},
			}
			index := rbac.NewIndex(inv)
			b := &builder{inv: inv, index: index, allBindings: readAllBindings(index)}
			pod := &corev1.Pod{Spec: corev1.PodSpec{ServiceAccountName: "agent"}}
			w := &inventory.Workload{Namespace: "kube-system", Kind: test.kind, Name: "agent"}
			if got := b.accountGrants(w, &inventory.Revision{Pod: pod}); got != test.want {
				t.Errorf("accountGrants = %d, want %d", got, test.want)
			}
		})
	}
}
