package rbac

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestClusterWrites(t *testing.T) {
	tests := []struct {
		name string
		rule string
		want []string
	}{
		{"reads", `{verbs: [get, list, watch], apiGroups: ["*"], resources: ["*"]}`, nil},
		{"the writing part", `{verbs: [get, patch], apiGroups: [""], resources: [nodes, events]}`, []string{"nodes [patch]"}},
		{"everything", `{verbs: ["*"], apiGroups: ["*"], resources: ["*"]}`, []string{"*/* [*]"}},
		{"leases and events", `{verbs: ["*"], apiGroups: [coordination.k8s.io, "", events.k8s.io], resources: [leases, events]}`, nil},
		{"reviews", `{verbs: [create], apiGroups: [authentication.k8s.io, authorization.k8s.io], resources: [tokenreviews, subjectaccessreviews, selfsubjectaccessreviews]}`, nil},
		{"status of its own resources", `{verbs: [update], apiGroups: [cilium.io], resources: [ciliumnodes/status, ciliumnodes/finalizers]}`, nil},
		{"its own resources", `{verbs: [update], apiGroups: [cilium.io], resources: [ciliumnodes]}`, []string{"cilium.io/ciliumnodes [update]"}},
		{"status of pods", `{verbs: [patch], apiGroups: [""], resources: [pods/status]}`, []string{"pods/status [patch]"}},
		{"status of Kubernetes resources", `{verbs: [patch], apiGroups: [networking.k8s.io], resources: [ingresses/status]}`, []string{"networking.k8s.io/ingresses/status [patch]"}},
		{"powers that are no verbs of HTTP", `{verbs: [impersonate], apiGroups: [""], resources: [users]}`, []string{"users [impersonate]"}},
		{"pod security policies", `{verbs: [use], apiGroups: [policy], resources: [podsecuritypolicies]}`, nil},
		{"URLs", `{verbs: ["*"], nonResourceURLs: ["*"]}`, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := live(t, "kind: ClusterRole\nmetadata: {name: r}\nrules: ["+tt.rule+"]\n---\n"+
				"kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: ServiceAccount, namespace: a, name: s}]\n")
			if diff := cmp.Diff(tt.want, x.ClusterWrites("a", "s")); diff != "" {
				t.Errorf("writes (-want +got):\n%s", diff)
			}
		})
	}
}

func TestClusterWritesOfTheAccountItself(t *testing.T) {
	const role = "kind: ClusterRole\nmetadata: {name: r}\nrules: [{verbs: [delete], apiGroups: [\"\"], resources: [pods]}]\n---\n"
	tests := []struct {
		name, binding string
		want          []string
	}{
		{"in a namespace", "kind: RoleBinding\nmetadata: {name: b, namespace: a}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: ServiceAccount, name: s}]\n", nil},
		{"as member of a group", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: Group, name: \"system:serviceaccounts\"}]\n", nil},
		{"added to a binding of the API server", "kind: ClusterRoleBinding\nmetadata: {name: b, labels: {kubernetes.io/bootstrapping: rbac-defaults}}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: ServiceAccount, namespace: a, name: s}]\n", []string{"pods [delete]"}},
		{"under its user name", "kind: ClusterRoleBinding\nmetadata: {name: b}\nroleRef: {kind: ClusterRole, name: r}\nsubjects: [{kind: User, name: \"system:serviceaccount:a:s\"}]\n", []string{"pods [delete]"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, live(t, role+tt.binding).ClusterWrites("a", "s")); diff != "" {
				t.Errorf("writes (-want +got):\n%s", diff)
			}
		})
	}
}
