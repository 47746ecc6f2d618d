package policies_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// alone hides that a document is like others.
type alone struct{ policy.Document }

// TestAlike: evaluating one document for all that are alike finds the same as
// evaluating each.
func TestAlike(t *testing.T) {
	library := load(t)
	sources := map[string][]policy.Document{"made": identityDocuments(t, manyAccounts(120))}
	for _, path := range []string{"dumps/eks-2026-full-rbac", "components/istio/1.14.0", "components/rook-ceph/v1.3.0"} {
		t.Run(path, func(t *testing.T) { sources[path] = documentsIn(t, path, facts.Scope{All: true}) })
	}
	for name, docs := range sources {
		var each []policy.Document
		for _, d := range docs {
			each = append(each, alone{d})
		}
		one, _ := library.Evaluate(context.Background(), docs)
		all, _ := library.Evaluate(context.Background(), each)
		if diff := cmp.Diff(asJSON(t, all), asJSON(t, one)); diff != "" || len(one) == 0 {
			t.Errorf("%s: %d findings (-each +alike):\n%.3000s", name, len(one), diff)
		}
	}
}

// asJSON leaves aside what of a document is counted by its nodes, which alone
// hides, too.
func asJSON(t *testing.T, findings any) string {
	t.Helper()
	text, err := json.MarshalIndent(findings, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// manyAccounts are accounts in namespaces of 20, each with two bindings.
func manyAccounts(n int) *inventory.Inventory {
	b := inventory.NewBuilder()
	resources := []string{"pods", "secrets", "configmaps", "deployments", "services", "events", "leases", "nodes", "pods/exec", "pods/log"}
	for i := range 40 {
		role := &rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: fmt.Sprintf("role-%d", i)}}
		for k := range 4 {
			rule := rbacv1.PolicyRule{Verbs: []string{"get", "list"}, APIGroups: []string{"", "apps"}}
			rule.Resources = []string{resources[(i+k)%10], resources[(i*3+k)%10]}
			if (i+k)%5 == 0 {
				rule.Verbs = append(rule.Verbs, "create", "update")
			}
			role.Rules = append(role.Rules, rule)
		}
		b.Add(inventory.Object{Object: role})
	}
	for i := range n {
		addAccount(b, i)
	}
	for _, name := range []string{"ghost-1", "ghost-2"} {
		addGhost(b, name)
	}
	return b.Inventory()
}

// addGhost adds a pod and a binding that name an account which does not exist.
func addGhost(b *inventory.Builder, name string) {
	pod := &corev1.Pod{ObjectMeta: metav1.ObjectMeta{Namespace: "team-0", Name: "pod-of-" + name}}
	pod.Spec.ServiceAccountName, pod.Spec.Containers = name, []corev1.Container{{Name: "main"}}
	b.Add(inventory.Object{Object: pod})
	b.Add(inventory.Object{Object: &rbacv1.RoleBinding{
		ObjectMeta: metav1.ObjectMeta{Namespace: "team-0", Name: name},
		RoleRef:    rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: "role-0"},
		Subjects:   []rbacv1.Subject{{Kind: "ServiceAccount", Namespace: "team-0", Name: name}},
	}})
}

func addAccount(b *inventory.Builder, i int) {
	namespace, name := fmt.Sprintf("team-%d", i/20), fmt.Sprintf("app-%d", i%20)
	b.Add(inventory.Object{Object: &corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name}}})
	subjects := []rbacv1.Subject{{Kind: "ServiceAccount", Namespace: namespace, Name: name}}
	for j := range 2 {
		ref := rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: fmt.Sprintf("role-%d", (i*7+j*3)%40)}
		object := metav1.ObjectMeta{Name: fmt.Sprintf("binding-%d-%d", i, j)}
		if i%50 == 0 && j == 1 {
			b.Add(inventory.Object{Object: &rbacv1.ClusterRoleBinding{ObjectMeta: object, RoleRef: ref, Subjects: subjects}})
			continue
		}
		object.Namespace = namespace
		b.Add(inventory.Object{Object: &rbacv1.RoleBinding{ObjectMeta: object, RoleRef: ref, Subjects: subjects}})
	}
}

func identityDocuments(t testing.TB, inv *inventory.Inventory) []policy.Document {
	t.Helper()
	catalog, err := system.Load()
	if err != nil {
		t.Fatal(err)
	}
	var docs []policy.Document
	for _, d := range facts.Build(inv, rbac.NewIndex(inv), catalog, "v1.37.2", facts.Scope{All: true}).Documents {
		if d.Kind() == facts.KindIdentity {
			docs = append(docs, d)
		}
	}
	return docs
}

// BenchmarkIdentities resolves and evaluates 10,000 service accounts with
// 20,000 bindings.
func BenchmarkIdentities(b *testing.B) {
	library, inv := load(b), manyAccounts(10000)
	for b.Loop() {
		docs := identityDocuments(b, inv)
		library.Evaluate(context.Background(), docs)
	}
}
