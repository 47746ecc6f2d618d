package rbac

import (
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
)

const guarded = `
kind: ClusterRole
metadata: {name: pods}
rules: [{verbs: [get, list], apiGroups: [""], resources: [pods, pods/log]}]
---
kind: ClusterRole
metadata: {name: one-pod}
rules: [{verbs: [get], apiGroups: [""], resources: [pods], resourceNames: [x]}]
---
kind: ClusterRole
metadata: {name: secrets}
rules: [{verbs: [get], apiGroups: [""], resources: [secrets]}]
---
kind: ClusterRole
metadata: {name: cluster-admin}
rules: [{verbs: ["*"], apiGroups: ["*"], resources: ["*"]}, {verbs: ["*"], nonResourceURLs: ["*"]}]
---
kind: Role
metadata: {name: secrets, namespace: a}
rules: [{verbs: [get], apiGroups: [""], resources: [secrets]}]
---
kind: ClusterRole
metadata: {name: binder}
rules: [{verbs: [bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [secrets]}]
---
kind: ClusterRole
metadata: {name: binding-writer}
rules: [{verbs: [create, bind], apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings]}]
---
kind: ClusterRole
metadata: {name: escalator}
rules: [{verbs: [escalate], apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [own]}]
---
`

// holderOf binds a ClusterRole to the user u: cluster-wide, or in a namespace.
func holderOf(role, namespace string) string {
	kind := "ClusterRoleBinding\nmetadata: {name: b-" + role + "}"
	if namespace != "" {
		kind = "RoleBinding\nmetadata: {name: b-" + role + ", namespace: " + namespace + "}"
	}
	return "kind: " + kind + "\nroleRef: {kind: ClusterRole, name: " + role + "}\nsubjects: [{kind: User, name: u}]\n---\n"
}

func TestMayBind(t *testing.T) {
	tests := []struct {
		name                  string
		held                  string
		kind, role, namespace string
		want                  bool
	}{
		{"what it holds", holderOf("pods", ""), "ClusterRole", "pods", "", true},
		{"a part of what it holds", holderOf("pods", ""), "ClusterRole", "one-pod", "", true},
		{"more than it holds", holderOf("one-pod", ""), "ClusterRole", "pods", "", false},
		{"what it holds, in a namespace", holderOf("pods", ""), "ClusterRole", "pods", "a", true},
		{"what it holds in that namespace", holderOf("pods", "a"), "ClusterRole", "pods", "a", true},
		{"what it holds in another namespace", holderOf("pods", "a"), "ClusterRole", "pods", "b", false},
		{"what it holds only in a namespace, everywhere", holderOf("pods", "a"), "ClusterRole", "pods", "", false},
		{"bind on the role", holderOf("binder", ""), "ClusterRole", "secrets", "", true},
		{"bind on another role", holderOf("binder", ""), "ClusterRole", "cluster-admin", "", false},
		{"bind on ClusterRoles is not bind on Roles", holderOf("binder", ""), "Role", "secrets", "a", false},
		{"bind held in the binding's namespace", holderOf("binder", "a"), "ClusterRole", "secrets", "a", true},
		{"bind held in another namespace", holderOf("binder", "a"), "ClusterRole", "secrets", "b", false},
		{"bind held in a namespace, everywhere", holderOf("binder", "a"), "ClusterRole", "secrets", "", false},
		{"bind on bindings means nothing", holderOf("binding-writer", ""), "ClusterRole", "cluster-admin", "", false},
		{"a Role that it covers", holderOf("secrets", "a"), "Role", "secrets", "a", true},
		{"a role that does not exist", holderOf("pods", ""), "ClusterRole", "gone", "", false},
		{"everything", holderOf("cluster-admin", ""), "ClusterRole", "secrets", "", true},
		{"nothing", "", "ClusterRole", "pods", "", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := live(t, guarded+tt.held).MayBind(User("u"), tt.kind, tt.role, tt.namespace); got != tt.want {
				t.Errorf("may bind: %t, want %t", got, tt.want)
			}
		})
	}
}

func TestMayWriteAndAggregate(t *testing.T) {
	secrets := []rbacv1.PolicyRule{{Verbs: []string{"get"}, APIGroups: []string{""}, Resources: []string{"secrets"}}}
	tests := []struct {
		name      string
		held      string
		role      string
		write     bool
		aggregate bool
	}{
		{"nothing held", "", "own", false, false},
		{"the rules held", holderOf("secrets", ""), "own", true, false},
		{"the rules held in a namespace", holderOf("secrets", "a"), "own", false, false},
		{"escalate on the role", holderOf("escalator", ""), "own", true, true},
		{"escalate on another role", holderOf("escalator", ""), "other", false, false},
		{"escalate and a new role", holderOf("escalator", ""), "", false, false},
		{"everything held", holderOf("cluster-admin", ""), "own", true, true},
		{"everything held in a namespace", holderOf("cluster-admin", "a"), "own", false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := live(t, guarded+tt.held)
			if got := x.MayWrite(User("u"), "ClusterRole", "", tt.role, secrets); got != tt.write {
				t.Errorf("may write: %t, want %t", got, tt.write)
			}
			if got := x.MayAggregate(User("u"), tt.role); got != tt.aggregate {
				t.Errorf("may aggregate: %t, want %t", got, tt.aggregate)
			}
		})
	}
}

func TestGuardSparesMasters(t *testing.T) {
	if !live(t, guarded).MayBind(Group("system:masters"), "ClusterRole", "cluster-admin", "") {
		t.Error("system:masters may not bind")
	}
}
