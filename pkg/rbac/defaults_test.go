package rbac

import (
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
)

func TestDefaultRolesAreReadable(t *testing.T) {
	defaults, err := readDefaultRoles()
	if err != nil {
		t.Fatal(err)
	}
	if len(defaults.ClusterRoles) < 70 || len(defaults.Roles) < 7 || defaults.Version == "" {
		t.Errorf("%d ClusterRoles, %d Roles, version %q", len(defaults.ClusterRoles), len(defaults.Roles), defaults.Version)
	}
}

func userBoundTo(role string) string {
	return "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: \"" + role + "\"}\nsubjects: [{kind: User, name: u}]\n---\n"
}

func TestDefaultRolesStandIn(t *testing.T) {
	secrets := Request{Verb: "get", Resource: "secrets", Namespace: "a"}
	tests := []struct {
		name    string
		role    string
		more    string
		request Request
		want    bool
		from    string
	}{
		{"cluster-admin", "cluster-admin", "", Request{Verb: "anything", Group: "g", Resource: "r"}, true, ""},
		{"cluster-admin's URLs", "cluster-admin", "", Request{Verb: "delete", URL: "/x"}, true, ""},
		{"admin impersonates accounts", "admin", "", Request{Verb: "impersonate", Resource: "serviceaccounts", Namespace: "a"}, true, "ClusterRole/system:aggregate-to-edit"},
		{"edit reads secrets", "edit", "", secrets, true, "ClusterRole/system:aggregate-to-edit"},
		{"edit makes tokens", "edit", "", Request{Verb: "create", Resource: "serviceaccounts", Subresource: "token", Name: "x", Namespace: "a"}, true, "ClusterRole/system:aggregate-to-edit"},
		{"edit runs commands", "edit", "", Request{Verb: "create", Resource: "pods", Subresource: "exec", Name: "x", Namespace: "a"}, true, "ClusterRole/system:aggregate-to-edit"},
		{"edit sees what view sees", "edit", "", Request{Verb: "get", Resource: "pods", Subresource: "log", Namespace: "a"}, true, "ClusterRole/system:aggregate-to-view"},
		{"edit does not bind", "edit", "", Request{Verb: "create", Group: rbacv1.GroupName, Resource: "rolebindings", Namespace: "a"}, false, ""},
		{"admin does", "admin", "", Request{Verb: "create", Group: rbacv1.GroupName, Resource: "rolebindings", Namespace: "a"}, true, "ClusterRole/system:aggregate-to-admin"},
		{"view reads no secrets", "view", "", secrets, false, ""},
		{"the controller that aggregates escalates", "system:controller:clusterrole-aggregation-controller", "", Request{Verb: "escalate", Group: rbacv1.GroupName, Resource: "clusterroles", Name: "x"}, true, ""},
		{"a role of the input extends a default", "view", "kind: ClusterRole\nmetadata: {name: mine, labels: {rbac.authorization.k8s.io/aggregate-to-view: \"true\"}}\nrules: [{verbs: [get], apiGroups: [\"\"], resources: [secrets]}]\n", secrets, true, "ClusterRole/mine"},
		{"a role of the input replaces a default", "edit", "kind: ClusterRole\nmetadata: {name: edit}\nrules: [{verbs: [get], apiGroups: [\"\"], resources: [pods]}]\n", secrets, false, ""},
		{"no default is needed if the cluster's list is whole", "edit", "kind: ClusterRole\nmetadata: {name: cluster-admin}\n", secrets, false, ""},
		{"a role that is no default", "mine", "", secrets, false, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, ok := file(t, userBoundTo(tt.role)+tt.more).Allows(User("u"), tt.request)
			if ok != tt.want || g.From != tt.from || ok && !g.Assumed {
				t.Errorf("allowed %t by %s from %q (assumed %t), want %t from %q", ok, g, g.From, g.Assumed, tt.want, tt.from)
			}
		})
	}
}

func TestDefaultRolesOfNamespacesStandIn(t *testing.T) {
	x := file(t, `
kind: RoleBinding
metadata: {name: b, namespace: kube-system}
roleRef: {kind: Role, name: extension-apiserver-authentication-reader}
subjects: [{kind: ServiceAccount, namespace: monitoring, name: adapter}]
`)
	request := Request{Verb: "get", Resource: "configmaps", Name: "extension-apiserver-authentication", Namespace: "kube-system"}
	if g, ok := x.Allows(Account("monitoring", "adapter"), request); !ok || !g.Assumed {
		t.Errorf("allowed %t, assumed %t, want both", ok, g.Assumed)
	}
	if got := x.Unresolved(); len(got) != 0 {
		t.Errorf("unresolved: %+v", got)
	}
}

func TestRolesOfTheInputAreNotAssumed(t *testing.T) {
	x := file(t, readers+userBoundTo("reader")+userBoundTo("cluster-admin"))
	for _, g := range x.Grants(User("u")) {
		if got, want := g.Assumed, g.Role == "ClusterRole/cluster-admin"; got != want {
			t.Errorf("%s assumed: %t, want %t", g.Role, got, want)
		}
	}
}
