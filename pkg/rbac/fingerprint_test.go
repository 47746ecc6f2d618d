package rbac

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestFingerprint(t *testing.T) {
	of := func(name, role, namespace, labels string, prefix ...string) string {
		kind := "ClusterRoleBinding\nmetadata: {name: " + strings.Join(prefix, "") + name + "-" + role + labels + "}"
		if namespace != "" {
			kind = "RoleBinding\nmetadata: {name: " + name + "-" + role + ", namespace: " + namespace + labels + "}"
		}
		return fmt.Sprintf("kind: %s\nroleRef: {kind: ClusterRole, name: %s}\nsubjects: [{kind: User, name: %s}]\n---\n", kind, role, name)
	}
	const everyone = "kind: ClusterRoleBinding\nmetadata: {name: all}\nroleRef: {kind: ClusterRole, name: pods}\nsubjects: [{kind: Group, name: \"system:authenticated\"}]\n---\n"
	tests := []struct {
		name     string
		bindings string
		same     bool
	}{
		{"the same role by bindings of their own", of("u", "pods", "", "") + of("v", "pods", "", ""), true},
		{"two roles, in any order of names", of("u", "pods", "", "") + of("u", "secrets", "", "") + of("v", "secrets", "", "") + of("v", "pods", "", ""), true},
		{"two roles, by bindings whose names have another order", of("u", "pods", "", "") + of("u", "secrets", "", "") + of("v", "pods", "", "", "z") + of("v", "secrets", "", "", "a"), true},
		{"other roles", of("u", "pods", "", "") + of("v", "secrets", "", ""), false},
		{"one role more", of("u", "pods", "", "") + of("v", "pods", "", "") + of("v", "secrets", "", ""), false},
		{"another namespace", of("u", "pods", "a", "") + of("v", "pods", "b", ""), false},
		{"a namespace and everywhere", of("u", "pods", "a", "") + of("v", "pods", "", ""), false},
		{"made by the API server", of("u", "pods", "", ", labels: {kubernetes.io/bootstrapping: rbac-defaults}") + of("v", "pods", "", ""), false},
		{"a role that does not exist", of("u", "gone", "", ""), true},
		{"a role without rules", "kind: ClusterRole\nmetadata: {name: empty}\n---\n" + of("u", "empty", "", ""), true},
		{"as members of a group", everyone, true},
		{"as member of a group and by itself", everyone + of("u", "pods", "", ""), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := live(t, guarded+tt.bindings)
			if got := x.Fingerprint(User("u")) == x.Fingerprint(User("v")); got != tt.same {
				t.Fatalf("same fingerprint: %t, want %t", got, tt.same)
			}
			ignore := cmpopts.IgnoreFields(Grant{}, "Binding", "Subject")
			if diff := cmp.Diff(x.Grants(User("u")), x.Grants(User("v")), ignore); tt.same && diff != "" {
				t.Errorf("grants differ (-u +v):\n%s", diff)
			}
		})
	}
}

func TestFingerprintTellsGroupsFromAccounts(t *testing.T) {
	x := live(t, guarded+holderOf("pods", "")+"kind: ClusterRoleBinding\nmetadata: {name: all}\nroleRef: {kind: ClusterRole, name: pods}\nsubjects: [{kind: Group, name: \"system:serviceaccounts\"}]\n")
	if x.Fingerprint(User("u")) == x.Fingerprint(Account("a", "s")) {
		t.Error("an account that is only a member of a group has the fingerprint of a user that is bound itself")
	}
}
