package rbac

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const readers = `
kind: ClusterRole
metadata: {name: reader}
rules:
- {verbs: [get], apiGroups: [""], resources: [pods]}
- {verbs: [get], nonResourceURLs: [/metrics]}
---
kind: Role
metadata: {name: reader, namespace: a}
rules:
- {verbs: [list], apiGroups: [""], resources: [secrets]}
---
kind: ServiceAccount
metadata: {name: s, namespace: a}
---
`

func TestGrantsFollowSubjects(t *testing.T) {
	clusterWide := func(subjects string) string {
		return "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: reader}\nsubjects: [" + subjects + "]\n"
	}
	inside := func(subjects string) string {
		return "kind: RoleBinding\nmetadata: {name: b, namespace: a}\nroleRef: {kind: Role, name: reader}\nsubjects: [" + subjects + "]\n"
	}
	const (
		cluster = " < ClusterRole/reader#0 < ClusterRoleBinding/b < "
		urls    = "/metrics [get] < ClusterRole/reader#1 < ClusterRoleBinding/b < "
		local   = "a: secrets [list] < Role/a/reader#0 < RoleBinding/a/b < "
	)
	both := func(subject string) []string {
		return []string{"pods [get]" + cluster + subject, urls + subject}
	}
	tests := []struct {
		name    string
		binding string
		id      Identity
		want    []string
	}{
		{"account", clusterWide("{kind: ServiceAccount, namespace: a, name: s}"), Account("a", "s"), both("ServiceAccount/a/s")},
		{"account of another namespace", clusterWide("{kind: ServiceAccount, namespace: a, name: s}"), Account("b", "s"), nil},
		{"account without a namespace, cluster-wide", clusterWide("{kind: ServiceAccount, name: s}"), Account("a", "s"), nil},
		{"account without a namespace, inside one", inside("{kind: ServiceAccount, name: s}"), Account("a", "s"), []string{local + "ServiceAccount/a/s"}},
		{"account of another namespace, inside one", inside("{kind: ServiceAccount, namespace: b, name: s}"), Account("b", "s"), []string{local + "ServiceAccount/b/s"}},
		{"account by its user name", clusterWide(`{kind: User, name: "system:serviceaccount:a:s"}`), Account("a", "s"), both("User/system:serviceaccount:a:s")},
		{"account asked by its user name", clusterWide("{kind: ServiceAccount, namespace: a, name: s}"), Identity{Kind: "User", Name: "system:serviceaccount:a:s"}, both("ServiceAccount/a/s")},
		{"all accounts", clusterWide(`{kind: Group, name: "system:serviceaccounts"}`), Account("a", "s"), both("Group/system:serviceaccounts")},
		{"accounts of a namespace", clusterWide(`{kind: Group, name: "system:serviceaccounts:a"}`), Account("a", "s"), both("Group/system:serviceaccounts:a")},
		{"accounts of another namespace", clusterWide(`{kind: Group, name: "system:serviceaccounts:a"}`), Account("ab", "s"), nil},
		{"everybody who is known", clusterWide(`{kind: Group, name: "system:authenticated"}`), Account("a", "s"), both("Group/system:authenticated")},
		{"everybody who is not known", clusterWide(`{kind: Group, name: "system:unauthenticated"}`), Account("a", "s"), nil},
		{"anonymous", clusterWide(`{kind: Group, name: "system:unauthenticated"}`), User("system:anonymous"), both("Group/system:unauthenticated")},
		{"node", clusterWide(`{kind: Group, name: "system:nodes"}`), Node("n"), both("Group/system:nodes")},
		{"user", clusterWide("{kind: User, apiGroup: rbac.authorization.k8s.io, name: u}"), User("u"), both("User/u")},
		{"user is not the group", clusterWide("{kind: User, name: u}"), Group("u"), nil},
		{"group is not the user", clusterWide("{kind: Group, name: u}"), User("u"), nil},
		{"members of a group are also in others", clusterWide(`{kind: Group, name: "system:authenticated"}`), Group("team"), both("Group/system:authenticated")},
		{"a group's members are in all of its own", clusterWide(`{kind: Group, name: "system:serviceaccounts"}`), Group("system:serviceaccounts:a"), both("Group/system:serviceaccounts")},
		{"a large group is not in a smaller one", clusterWide(`{kind: Group, name: "system:serviceaccounts:a"}`), Group("system:serviceaccounts"), nil},
		{"the first of two subjects that match", clusterWide(`{kind: Group, name: "system:authenticated"}, {kind: ServiceAccount, namespace: a, name: s}`), Account("a", "s"), both("Group/system:authenticated")},
		{"unknown kind", clusterWide("{kind: Robot, name: s}"), User("s"), nil},
		{"account with an API group", clusterWide("{kind: ServiceAccount, apiGroup: rbac.authorization.k8s.io, namespace: a, name: s}"), Account("a", "s"), nil},
		{"user with a wrong API group", clusterWide("{kind: User, apiGroup: user.openshift.io, name: u}"), User("u"), nil},
		{"subject without a name", clusterWide("{kind: User}"), User(""), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := short(live(t, readers+tt.binding).Grants(tt.id))
			if diff := cmp.Diff(append([]string{}, tt.want...), got); diff != "" {
				t.Errorf("grants (-want +got):\n%s", diff)
			}
		})
	}
}

func TestGrantsFollowRoles(t *testing.T) {
	const subjects = "subjects: [{kind: User, name: \"system:u\"}]\n"
	tests := []struct {
		name    string
		binding string
		want    []string
	}{
		{"ClusterRole in a namespace", "kind: RoleBinding\nmetadata: {name: b, namespace: a}\nroleRef: {kind: ClusterRole, name: reader}\n",
			[]string{"a: pods [get] < ClusterRole/reader#0 < RoleBinding/a/b < User/system:u", "a: /metrics [get] < ClusterRole/reader#1 < RoleBinding/a/b < User/system:u"}},
		{"Role of another namespace", "kind: RoleBinding\nmetadata: {name: b, namespace: b}\nroleRef: {kind: Role, name: reader}\n", nil},
		{"Role cluster-wide", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: Role, name: reader}\n", nil},
		{"missing ClusterRole", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: other}\n", nil},
		{"unknown kind", "kind: RoleBinding\nmetadata: {name: b, namespace: a}\nroleRef: {kind: Reader, name: reader}\n", nil},
		{"wrong API group", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {apiGroup: example.com, kind: ClusterRole, name: reader}\n", nil},
		{"made by the API server", "kind: ClusterRoleBinding\nmetadata: {name: b, labels: {kubernetes.io/bootstrapping: rbac-defaults}}\nroleRef: {kind: ClusterRole, name: reader}\n",
			[]string{"pods [get] < ClusterRole/reader#0 < ClusterRoleBinding/b < User/system:u builtin", "/metrics [get] < ClusterRole/reader#1 < ClusterRoleBinding/b < User/system:u builtin"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := short(live(t, readers+tt.binding+subjects).Grants(User("system:u")))
			if diff := cmp.Diff(append([]string{}, tt.want...), got); diff != "" {
				t.Errorf("grants (-want +got):\n%s", diff)
			}
		})
	}
}

const several = readers + `
kind: RoleBinding
metadata: {name: z, namespace: a}
roleRef: {kind: Role, name: reader}
subjects: [{kind: User, name: u}, {kind: User, name: v}, {kind: ServiceAccount, name: gone}]
---
kind: ClusterRoleBinding
metadata: {name: x2}
roleRef: {kind: ClusterRole, name: reader}
subjects: [{kind: User, name: u}, {kind: Group, name: "system:authenticated"}]
---
kind: ClusterRoleBinding
metadata: {name: x}
roleRef: {kind: ClusterRole, name: reader}
subjects: [{kind: User, name: v}]
---
kind: ClusterRoleBinding
metadata: {name: x}
roleRef: {kind: ClusterRole, name: reader}
subjects: [{kind: User, name: v}]
---
kind: ClusterRoleBinding
metadata: {name: w}
roleRef: {kind: ClusterRole, name: reader}
subjects: [{kind: User, name: "system:serviceaccount:a:s"}]
`

func TestIdentitiesAreSorted(t *testing.T) {
	x := live(t, several)
	want := []Identity{Group("system:authenticated"), Account("a", "gone"), Account("a", "s"), User("u"), User("v")}
	if diff := cmp.Diff(want, x.Identities()); diff != "" {
		t.Errorf("identities (-want +got):\n%s", diff)
	}
	for id, want := range map[Identity]bool{
		Account("a", "s"): true, Account("a", "gone"): false, Account("b", "s"): false, User("u"): true, Group("g"): true,
		{Kind: "User", Name: "system:serviceaccount:a:gone"}: false,
	} {
		if got := x.Exists(id); got != want {
			t.Errorf("%s exists: %t, want %t", id, got, want)
		}
	}
}

func TestGroups(t *testing.T) {
	tests := map[Identity][]string{
		Account("a", "s"):                   {"system:authenticated", "system:serviceaccounts", "system:serviceaccounts:a"},
		User("u"):                           {"system:authenticated"},
		User("system:serviceaccount:a:s"):   {"system:authenticated", "system:serviceaccounts", "system:serviceaccounts:a"},
		User("system:serviceaccount:a"):     {"system:authenticated"},
		User("system:serviceaccount:a:b:c"): {"system:authenticated"},
		User("system:anonymous"):            {"system:unauthenticated"},
		Node("n"):                           {"system:authenticated", "system:nodes"},
		Group("dev"):                        {"dev", "system:authenticated"},
		Group("system:authenticated"):       {"system:authenticated"},
		Group("system:unauthenticated"):     {"system:unauthenticated"},
		Group("system:serviceaccounts"):     {"system:authenticated", "system:serviceaccounts"},
		Group("system:serviceaccounts:a"):   {"system:authenticated", "system:serviceaccounts", "system:serviceaccounts:a"},
		Group("system:nodes"):               {"system:authenticated", "system:nodes"},
	}
	x := live(t, "")
	for id, want := range tests {
		if diff := cmp.Diff(want, x.Groups(id)); diff != "" {
			t.Errorf("groups of %s (-want +got):\n%s", id, diff)
		}
	}
}

func TestGrantsOnceAndSorted(t *testing.T) {
	want := []string{
		"pods [get] < ClusterRole/reader#0 < ClusterRoleBinding/x < User/v",
		"/metrics [get] < ClusterRole/reader#1 < ClusterRoleBinding/x < User/v",
		"pods [get] < ClusterRole/reader#0 < ClusterRoleBinding/x2 < Group/system:authenticated",
		"/metrics [get] < ClusterRole/reader#1 < ClusterRoleBinding/x2 < Group/system:authenticated",
		"a: secrets [list] < Role/a/reader#0 < RoleBinding/a/z < User/v",
	}
	if diff := cmp.Diff(want, short(live(t, several).Grants(User("v")))); diff != "" {
		t.Errorf("grants (-want +got):\n%s", diff)
	}
}

func TestOrderOfInputDoesNotMatter(t *testing.T) {
	inv := build(t, "", several)
	want := NewIndex(inv)
	slices.Reverse(inv.ClusterRoleBindings)
	slices.Reverse(inv.RoleBindings)
	got := NewIndex(inv)
	for _, id := range want.Identities() {
		if diff := cmp.Diff(short(want.Grants(id)), short(got.Grants(id))); diff != "" {
			t.Errorf("grants of %s (-want +got):\n%s", id, diff)
		}
	}
}

func TestAllowsNamesTheGrant(t *testing.T) {
	x := live(t, several)
	tests := []struct {
		name    string
		id      Identity
		request Request
		want    string
	}{
		{"cluster-wide", User("v"), Request{Verb: "get", Resource: "pods", Namespace: "q"}, "ClusterRoleBinding/x"},
		{"by group", User("other"), Request{Verb: "get", URL: "/metrics"}, "ClusterRoleBinding/x2"},
		{"in the namespace", User("u"), Request{Verb: "list", Resource: "secrets", Namespace: "a"}, "RoleBinding/a/z"},
		{"in another namespace", User("u"), Request{Verb: "list", Resource: "secrets", Namespace: "b"}, ""},
		{"everywhere", User("u"), Request{Verb: "list", Resource: "secrets"}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, ok := x.Allows(tt.id, tt.request)
			if g.Binding != tt.want || ok != (tt.want != "") {
				t.Errorf("allowed %t by %q, want %q", ok, g.Binding, tt.want)
			}
			if ok && !g.Allows(tt.request) {
				t.Errorf("the grant %s does not allow %+v", g, tt.request)
			}
		})
	}
}
