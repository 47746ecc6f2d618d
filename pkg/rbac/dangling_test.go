package rbac

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

const danglingBindings = `
kind: ClusterRoleBinding
metadata: {name: b}
roleRef: {kind: ClusterRole, name: gone}
subjects:
- {kind: ServiceAccount, namespace: a, name: default}
- {kind: ServiceAccount, namespace: a, name: gone}
- {kind: User, name: "system:serviceaccount:nowhere:gone"}
- {kind: ServiceAccount, namespace: unread, name: gone}
- {kind: Group, name: "system:serviceaccounts:nowhere"}
- {kind: Robot, name: r}
---
kind: RoleBinding
metadata: {name: c, namespace: a}
roleRef: {kind: Role, name: gone}
---
kind: RoleBinding
metadata: {name: d, namespace: a}
roleRef: {kind: Role, name: there}
---
kind: Role
metadata: {name: there, namespace: a}
---
kind: ServiceAccount
metadata: {name: default, namespace: a}
---
`

const clusterSigns = `
kind: ClusterRole
metadata: {name: cluster-admin}
---
kind: Namespace
metadata: {name: default}
---
kind: Namespace
metadata: {name: kube-system}
---
kind: Namespace
metadata: {name: kube-public}
---
kind: Namespace
metadata: {name: a}
---
kind: Namespace
metadata: {name: unread}
---
`

func TestUnresolvedInAWholeCluster(t *testing.T) {
	want := []Dangling{
		{
			Binding: "ClusterRoleBinding/b", RoleRef: "ClusterRole/gone", Role: Absent,
			Accounts: []MissingAccount{
				{"subjects[1]", "a", "gone", Absent, Present},
				{"subjects[2]", "nowhere", "gone", Absent, Absent},
				{"subjects[3]", "unread", "gone", Unknown, Present},
			},
			Refusals: []Refusal{{"subjects[5].kind", "neither ServiceAccount, User nor Group: Robot"}},
		},
		{Binding: "RoleBinding/a/c", RoleRef: "Role/a/gone", Namespace: "a", Role: Absent},
	}
	if diff := cmp.Diff(want, live(t, danglingBindings+clusterSigns).Unresolved()); diff != "" {
		t.Errorf("unresolved (-want +got):\n%s", diff)
	}
}

func TestUnresolvedInAFewFiles(t *testing.T) {
	want := []Dangling{
		{
			Binding: "ClusterRoleBinding/b", RoleRef: "ClusterRole/gone", Role: Unknown,
			Accounts: []MissingAccount{
				{"subjects[1]", "a", "gone", Absent, Unknown},
				{"subjects[2]", "nowhere", "gone", Unknown, Unknown},
				{"subjects[3]", "unread", "gone", Unknown, Unknown},
			},
			Refusals: []Refusal{{"subjects[5].kind", "neither ServiceAccount, User nor Group: Robot"}},
			Origin:   manifest.Origin{File: "x.yaml", Line: 1},
		},
		{Binding: "RoleBinding/a/c", RoleRef: "Role/a/gone", Namespace: "a", Role: Unknown, Origin: manifest.Origin{File: "x.yaml", Line: 13}},
	}
	if diff := cmp.Diff(want, file(t, danglingBindings).Unresolved()); diff != "" {
		t.Errorf("unresolved (-want +got):\n%s", diff)
	}
}

func TestUnresolvedIfAListWasNotRead(t *testing.T) {
	inv := build(t, "", danglingBindings+clusterSigns)
	delete(inv.Resources, "serviceaccounts")
	delete(inv.Resources, "roles")
	got := NewIndex(inv).Unresolved()
	if len(got) != 2 || len(got[0].Accounts) != 0 || got[0].Role != Absent || got[1].Role != Unknown {
		t.Errorf("unresolved %+v, want no accounts and no word on Roles", got)
	}
}

func TestRefusals(t *testing.T) {
	tests := []struct{ name, binding, want string }{
		{"kind of role", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: Role, name: r}\n", "roleRef.kind"},
		{"group of the role", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {apiGroup: v1, kind: ClusterRole, name: r}\n", "roleRef.apiGroup"},
		{"name of the role", "kind: RoleBinding\nmetadata: {name: b, namespace: a}\nroleRef: {kind: Role, name: x/r}\n", "roleRef.name"},
		{"account without a name", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: view}\nsubjects: [{kind: ServiceAccount, namespace: a}]\n", "subjects[0].name"},
		{"no name of the role", "kind: RoleBinding\nmetadata: {name: b, namespace: a}\nroleRef: {kind: Role}\n", "roleRef.name"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := live(t, tt.binding).Unresolved()
			if len(got) != 1 || len(got[0].Refusals) != 1 || got[0].Refusals[0].Field != tt.want {
				t.Errorf("unresolved %+v, want a refusal of %s", got, tt.want)
			}
		})
	}
}
