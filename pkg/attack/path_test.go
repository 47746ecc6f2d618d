package attack

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// TestPathTexts: a path reads like what an attacker does, and names the finding
// and the object to change of each hop.
func TestPathTexts(t *testing.T) {
	tests := []struct {
		name string
		make func(*world)
		from string
		want []api.Hop
	}{
		{
			name: "two halves on one node",
			make: func(w *world) {
				s := w.workload("DaemonSet", "a", "logger", pods("", "n1"))
				w.gives(s, api.Capability{Kind: api.CapabilityNodeCredentials})
				cni := w.account("a", "cni")
				w.workload("DaemonSet", "a", "cni", pods("cni", "n1"))
				w.last().Audited = false
				w.allows(cni, api.Capability{Kind: api.CapabilityMintToken, Namespace: "b"})
				w.allows(w.account("b", "boss"), api.Capability{Kind: api.CapabilityClusterAdmin})
			},
			from: "logger",
			want: []api.Hop{
				{From: "code in container main of a/DaemonSet/logger", To: "the token of a/cni", Finding: "f-01", Cost: 1,
					Text:   "read the tokens of all pods on the node and take the token of a/cni",
					Change: &api.Change{Kind: "DaemonSet", Namespace: "a", Name: "logger"}},
				{From: "the token of a/cni", To: bossToken, Finding: "f-04", Cost: 1, Text: "issue a token of b/boss",
					Change: &api.Change{Kind: "ClusterRole", Name: "role-02"}},
				{From: bossToken, To: adminGoal, Finding: "f-07", Cost: 1, Text: "title of f-07",
					Change: &api.Change{Kind: "ClusterRole", Name: "role-05"}},
			},
		},
		{
			name: "a group that everybody is in",
			make: func(w *world) {
				w.account("a", "x")
				w.workload("Deployment", "a", "web", pods("x", "n1"))
				w.allows(rbac.Group(rbac.GroupAuthenticated), api.Capability{Kind: api.CapabilityBindRoles})
			},
			from: "web",
			want: []api.Hop{{
				From: "a member of the group system:authenticated", To: adminGoal, Finding: "f-03", Cost: 1, Text: "bind a stronger role",
				Change: &api.Change{Kind: "ClusterRole", Name: "role-01"},
			}},
		},
		{
			name: "the control plane's keys",
			make: func(w *world) {
				w.workload("StaticPod", "a", "etcd", pods("", "n1"))
				w.last().Replicas[0].Keepers = []string{"main"}
			},
			from: "etcd",
			want: []api.Hop{{
				From: "code in container main of a/StaticPod/etcd", To: adminGoal, Cost: 1, Text: "use the keys of the control plane, which it holds",
			}},
		},
		{
			name: "a control-plane node",
			make: func(w *world) {
				w.controlPlane("master")
				s := w.workload("DaemonSet", "a", "proxy", pods("", "n1", "master"))
				w.gives(s, api.Capability{Kind: api.CapabilityNodeRoot})
			},
			from: "proxy",
			want: []api.Hop{
				{From: "code in container main of a/DaemonSet/proxy", To: "root on node master", Finding: "f-01", Cost: 1,
					Text: "become root on the node", Change: &api.Change{Kind: "DaemonSet", Namespace: "a", Name: "proxy"}},
				{From: "root on node master", To: adminGoal, Cost: 1, Text: "read the credentials of the control plane from its disk"},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld().workers("n1", "n2")
			tt.make(w)
			for _, p := range w.graph(t).Paths() {
				if p.From.Workload != tt.from {
					continue
				}
				if diff := cmp.Diff(tt.want, p.Hops); diff != "" || p.To != adminGoal || p.Cost != len(tt.want) {
					t.Errorf("path to %s for %d (-want +got):\n%s", p.To, p.Cost, diff)
				}
				return
			}
			t.Error("no path")
		})
	}
}

// TestPathOrder: paths to cluster-admin come first, and then the cheaper ones.
func TestPathOrder(t *testing.T) {
	w := newWorld().workers("n1").namespace("shop", "restricted")
	far := w.workload("Deployment", "a", "far", pods("", "n1"))
	w.gives(far, api.Capability{Kind: api.CapabilityControlAdmission})
	near := w.workload("Deployment", "a", "near", pods("", "n1"))
	w.gives(near, api.Capability{Kind: api.CapabilityClusterAdmin})
	other := w.workload("Deployment", "a", "other", pods("", "n1"))
	w.gives(other, api.Capability{Kind: api.CapabilityReadSecrets})
	w.workload("Deployment", "shop", "shop", pods("", "n1"))
	w.last().System, w.last().Audited = false, false
	var got [][2]string
	for _, p := range w.graph(t).Paths() {
		got = append(got, [2]string{p.From.Workload, p.To})
	}
	want := [][2]string{{"near", adminGoal}, {"far", adminGoal}, {"other", "all-secrets"}, {"other", "namespace:shop"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("paths (-want +got):\n%s", diff)
	}
}

// TestWithout: a finding that is taken for fixed leads nowhere.
func TestWithout(t *testing.T) {
	w := newWorld().workers("n1")
	s := w.workload("Deployment", "a", "web", pods("", "n1"))
	f := w.gives(s, api.Capability{Kind: api.CapabilityClusterAdmin})
	if got := len(w.graph(t).Paths()); got != 1 {
		t.Fatalf("%d paths, want 1", got)
	}
	w.in.Without[f] = true
	if got := w.graph(t).Paths(); len(got) != 0 {
		t.Errorf("paths %v, want none", got)
	}
}

// TestReaches: a finding leads as far as whoever can use it gets.
func TestReaches(t *testing.T) {
	w := newWorld().workers("n1", "n2")
	boss := w.account("b", "boss")
	w.workload("Deployment", "b", "db", pods("boss", "n2"))
	direct := w.allows(boss, api.Capability{Kind: api.CapabilityClusterAdmin})
	web := w.workload("Deployment", "a", "web", pods("", "n1"))
	steps := w.gives(web, api.Capability{Kind: api.CapabilityRunCode, Namespace: "b"})
	secrets := w.gives(web, api.Capability{Kind: api.CapabilityReadSecrets})
	w.gives(web, api.Capability{Kind: api.CapabilityNodeRoot})
	w.gives(web, api.Capability{Kind: api.CapabilityReadData})
	want := map[string]api.Reach{
		direct: {Goal: adminGoal, Hops: 1}, steps: {Goal: adminGoal, Hops: 2}, secrets: {Goal: "all-secrets", Hops: 1},
	}
	if diff := cmp.Diff(want, w.graph(t).Reaches()); diff != "" {
		t.Errorf("reaches (-want +got):\n%s", diff)
	}
}
