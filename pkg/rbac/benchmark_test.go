package rbac

import (
	"fmt"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// largeInventory has 10,000 accounts and 20,000 bindings to 500 roles.
func largeInventory() *inventory.Inventory {
	inv := &inventory.Inventory{
		ServiceAccounts: map[types.NamespacedName]*inventory.ServiceAccount{},
		ClusterRoles:    map[string]*inventory.Role{"cluster-admin": {Name: "cluster-admin"}},
	}
	rule := rbacv1.PolicyRule{Verbs: []string{"get", "list"}, APIGroups: []string{""}, Resources: []string{"pods"}}
	for i := range 500 {
		name := fmt.Sprint("role-", i)
		inv.ClusterRoles[name] = &inventory.Role{Name: name, Rules: []rbacv1.PolicyRule{rule, rule, rule, rule, rule}}
	}
	for i := range 20_000 {
		account := &inventory.ServiceAccount{Namespace: fmt.Sprint("ns-", i%500), Name: fmt.Sprint("account-", i%10_000)}
		inv.ServiceAccounts[types.NamespacedName{Namespace: account.Namespace, Name: account.Name}] = account
		b := &inventory.Binding{
			Name:     fmt.Sprint("binding-", i),
			RoleRef:  rbacv1.RoleRef{Kind: "ClusterRole", Name: fmt.Sprint("role-", i%500)},
			Subjects: []rbacv1.Subject{{Kind: "ServiceAccount", Namespace: account.Namespace, Name: account.Name}},
		}
		if i < 10_000 {
			b.Namespace = account.Namespace
			inv.RoleBindings = append(inv.RoleBindings, b)
			continue
		}
		inv.ClusterRoleBindings = append(inv.ClusterRoleBindings, b)
	}
	return inv
}

func BenchmarkNewIndex(b *testing.B) {
	inv := largeInventory()
	b.ReportAllocs()
	for b.Loop() {
		NewIndex(inv)
	}
}

func BenchmarkGrantsOfAll(b *testing.B) {
	x := NewIndex(largeInventory())
	ids := x.Identities()
	b.ReportAllocs()
	for b.Loop() {
		for _, id := range ids {
			x.Grants(id)
		}
	}
	b.ReportMetric(float64(len(ids)), "identities")
}

func BenchmarkFingerprintOfAll(b *testing.B) {
	x := NewIndex(largeInventory())
	ids := x.Identities()
	b.ReportAllocs()
	for b.Loop() {
		for _, id := range ids {
			x.Fingerprint(id)
		}
	}
}

func BenchmarkDefaultRoles(b *testing.B) {
	for b.Loop() {
		if _, err := readDefaultRoles(); err != nil {
			b.Fatal(err)
		}
	}
}
