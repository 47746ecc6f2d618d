// Package deploy_test holds the manifests of the scheduled audit to what the
// program needs, and to what it finds.
package deploy_test

import (
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
)

const roleFile = "base/clusterrole.yaml"

const roleHead = `# What an audit lists, and no more. Generated from the program's own list by
# make docs.
`

// TestRoleIsWhatAnAuditLists compares the role with the collector's own list;
// UPDATE=1 writes it.
func TestRoleIsWhatAnAuditLists(t *testing.T) {
	want := roleHead + roleText(t)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(roleFile, []byte(want), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(roleFile)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("%s is out of date (UPDATE=1 rewrites it):\n%s", roleFile, diff)
	}
}

// roleText has one rule for each API group, in the order of the list.
func roleText(t *testing.T) string {
	t.Helper()
	rules := []rbacv1.PolicyRule{}
	for _, r := range collect.Resources() {
		at := slices.IndexFunc(rules, func(rule rbacv1.PolicyRule) bool { return rule.APIGroups[0] == r.Group })
		if at < 0 {
			at = len(rules)
			rules = append(rules, rbacv1.PolicyRule{APIGroups: []string{r.Group}, Verbs: []string{"list"}})
		}
		rules[at].Resources = append(rules[at].Resources, r.Name)
	}
	text, err := yaml.Marshal(map[string]any{
		"apiVersion": rbacv1.SchemeGroupVersion.String(), "kind": "ClusterRole",
		"metadata": metav1.ObjectMeta{Name: "sysaudit"}, "rules": rules,
	})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
