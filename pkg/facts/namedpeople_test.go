package facts_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// people are users and groups that hold everything, what leads to it, little, and
// nothing that anybody could use.
const people = clerks + `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: keeper}
rules:
  - {apiGroups: [""], resources: [events], verbs: [create]}
  - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [escalate, update]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: everything}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects:
  - {apiGroup: rbac.authorization.k8s.io, kind: User, name: alice}
  - {apiGroup: rbac.authorization.k8s.io, kind: Group, name: admins}
  - {kind: ServiceAccount, name: boss, namespace: apps}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: keeper}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: keeper}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: keepers}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: everything, namespace: apps}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: bob}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: viewers}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:discovery"}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: carol}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: made, labels: {kubernetes.io/bootstrapping: rbac-defaults}}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: dave}]
`

func TestNamedPeople(t *testing.T) {
	nobody := facts.NamedAccounts{Powerful: []facts.PowerfulAccount{}, Others: []string{}}
	who := func(name, why string) facts.NamedAccounts {
		return facts.NamedAccounts{Powerful: []facts.PowerfulAccount{{Account: name, Why: why}}, Others: []string{}}
	}
	type both struct{ Users, Groups facts.NamedAccounts }
	for _, test := range []struct {
		name, rule string
		want       both
	}{
		{"a user", `resources: [users], resourceNames: [jane, alice]`, both{who("alice", "may do everything"), nobody}},
		{"a group", `resources: [groups], resourceNames: [admins, alice]`, both{nobody, who("admins", "may do everything")}},
		{"either", `resources: [users, groups], resourceNames: [admins, alice]`, both{who("alice", "may do everything"), who("admins", "may do everything")}},
		{"a role that leads to everything", `resources: [groups], resourceNames: [keepers]`, both{nobody, who("keepers", "holds ClusterRole/keeper")}},
		{"one that holds less", `resources: [users], resourceNames: [bob, carol, bob]`, both{facts.NamedAccounts{Powerful: []facts.PowerfulAccount{}, Others: []string{"bob"}}, nobody}},
		{"one in a binding of the API server", `resources: [users], resourceNames: [dave]`, both{who("dave", "may do everything"), nobody}},
		{"an account as a user", `resources: [users], resourceNames: ["system:serviceaccount:apps:boss"]`, both{nobody, nobody}},
		{"something else", `resources: [uids], resourceNames: [alice, admins]`, both{nobody, nobody}},
	} {
		t.Run(test.name, func(t *testing.T) {
			rule := `{apiGroups: [""], verbs: [impersonate], ` + test.rule + `}`
			account, _ := identityIn(t, people+may("a", rule), "apps", "a")
			if diff := cmp.Diff(test.want, both{account.Named["0"].Users, account.Named["0"].Groups}); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestNamedPeopleOfNamespace: a RoleBinding lets nobody act as a user or a group.
func TestNamedPeopleOfNamespace(t *testing.T) {
	const binding = `
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: a, namespace: apps}
rules: [{apiGroups: [""], verbs: [impersonate], resources: [users, groups], resourceNames: [admins, alice]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: a, namespace: apps}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}
subjects: [{kind: ServiceAccount, name: a, namespace: apps}]
`
	account, _ := identityIn(t, people+binding, "apps", "a")
	named, ok := account.Named["0"]
	if !ok || len(named.Users.Powerful)+len(named.Groups.Powerful) > 0 {
		t.Errorf("leads to %+v and %+v, judged %t", named.Users, named.Groups, ok)
	}
}
