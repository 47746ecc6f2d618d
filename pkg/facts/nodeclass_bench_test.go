package facts_test

import (
	"fmt"
	"testing"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// BenchmarkBundles describes 5,000 nodes with 30 agents on each and 270
// workloads on ten each, one in nine of which holds something.
func BenchmarkBundles(b *testing.B) {
	inv := crowd(5000, 30, 270)
	index := rbac.NewIndex(inv)
	catalog, err := system.Load()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		bundles := 0
		for _, d := range facts.Build(inv, index, catalog, "", facts.Scope{}).Documents {
			if d.Kind() == facts.KindBundle {
				d.Input()
				bundles++
			}
		}
		b.ReportMetric(float64(bundles), "bundles")
	}
}

func crowd(nodes, agents, others int) *inventory.Inventory {
	inv := &inventory.Inventory{
		Resources: map[string]bool{}, Namespaces: map[string]*inventory.Namespace{},
		ServiceAccounts: map[types.NamespacedName]*inventory.ServiceAccount{},
		ClusterRoles: map[string]*inventory.Role{"r": {Name: "r", Rules: []rbacv1.PolicyRule{
			{APIGroups: []string{""}, Resources: []string{"pods"}, Verbs: []string{"delete"}},
		}}},
	}
	names := make([]string, nodes)
	for i := range names {
		names[i] = fmt.Sprintf("node-%05d", i)
		inv.Nodes = append(inv.Nodes, &inventory.Node{Name: names[i]})
	}
	for i := range agents {
		addWorkload(inv, "DaemonSet", fmt.Sprintf("agent-%d", i), names, true)
	}
	for i := range others {
		var some []string
		for j := range 10 {
			some = append(some, names[(i*7919+j*503)%nodes])
		}
		addWorkload(inv, "Deployment", fmt.Sprintf("app-%d", i), some, i%9 == 0)
	}
	return inv
}

func addWorkload(inv *inventory.Inventory, kind, name string, nodes []string, holds bool) {
	token := corev1.VolumeProjection{ServiceAccountToken: &corev1.ServiceAccountTokenProjection{Path: "token"}}
	pod := &corev1.Pod{Spec: corev1.PodSpec{
		ServiceAccountName: name,
		Containers:         []corev1.Container{{Name: "c", Image: "x", VolumeMounts: []corev1.VolumeMount{{Name: "t", MountPath: "/t"}}}},
		Volumes: []corev1.Volume{{Name: "t", VolumeSource: corev1.VolumeSource{
			Projected: &corev1.ProjectedVolumeSource{Sources: []corev1.VolumeProjection{token}},
		}}},
	}}
	inv.Workloads = append(inv.Workloads, &inventory.Workload{
		Namespace: "kube-system", Kind: kind, Name: name,
		Revisions: []*inventory.Revision{{Pod: pod, Pods: len(nodes), Nodes: nodes}},
	})
	inv.ServiceAccounts[types.NamespacedName{Namespace: "kube-system", Name: name}] = &inventory.ServiceAccount{Namespace: "kube-system", Name: name}
	if holds {
		inv.ClusterRoleBindings = append(inv.ClusterRoleBindings, &inventory.Binding{
			Name: name, RoleRef: rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: "r"},
			Subjects: []rbacv1.Subject{{Kind: "ServiceAccount", Namespace: "kube-system", Name: name}},
		})
	}
}
