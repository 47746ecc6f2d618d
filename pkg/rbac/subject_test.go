package rbac

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// A ClusterRoleBinding of a kustomization's base names the account without its
// namespace; the account is in the same files.
func TestAccountWithoutNamespaceInFiles(t *testing.T) {
	const roleAndBinding = `
kind: ClusterRole
metadata: {name: r}
rules: [{verbs: [get], apiGroups: [""], resources: [pods]}]
---
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {kind: ClusterRole, name: r}
subjects: [{kind: ServiceAccount, name: s}]
---
`
	const one = "kind: ServiceAccount\nmetadata: {name: s, namespace: a}\n---\n"
	const two = one + "kind: ServiceAccount\nmetadata: {name: s, namespace: b}\n---\n"
	refused := []Refusal{{"subjects[0].namespace", "empty in a ClusterRoleBinding"}}
	tests := []struct {
		name      string
		index     *Index
		wantGrant []string
		wantError []Refusal
	}{
		{"one account of the name", file(t, roleAndBinding+one), []string{"pods [get] < ClusterRole/r#0 < ClusterRoleBinding/b < ServiceAccount/a/s assumed"}, nil},
		{"two of them", file(t, roleAndBinding+two), []string{}, refused},
		{"none", file(t, roleAndBinding), []string{}, refused},
		{"a live cluster", live(t, roleAndBinding+one), []string{}, refused},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.wantGrant, short(tt.index.Grants(Account("a", "s")))); diff != "" {
				t.Errorf("grants (-want +got):\n%s", diff)
			}
			var refusals []Refusal
			for _, d := range tt.index.Unresolved() {
				refusals = append(refusals, d.Refusals...)
			}
			if diff := cmp.Diff(tt.wantError, refusals); diff != "" {
				t.Errorf("refusals (-want +got):\n%s", diff)
			}
		})
	}
}

// An inventory gives every object a namespace. If it did not, a RoleBinding
// must not count as one for the whole cluster.
func TestNamespacedObjectsWithoutNamespace(t *testing.T) {
	rules := []rbacv1.PolicyRule{{Verbs: []string{"get"}, APIGroups: []string{""}, Resources: []string{"pods"}}}
	x := NewIndex(&inventory.Inventory{
		Roles: map[types.NamespacedName]*inventory.Role{{Name: "r"}: {Name: "r", Rules: rules}},
		RoleBindings: []*inventory.Binding{{
			Name: "b", RoleRef: rbacv1.RoleRef{Kind: "Role", Name: "r"}, Subjects: []rbacv1.Subject{{Kind: "ServiceAccount", Name: "s"}},
		}},
	})
	want := []string{"default: pods [get] < Role/default/r#0 < RoleBinding/default/b < ServiceAccount/default/s"}
	if diff := cmp.Diff(want, short(x.Grants(Account("default", "s")))); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
}
