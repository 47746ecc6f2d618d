package attack

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// TestClasses: nodes are one class if whoever holds them holds the same, and if
// the same can come to them.
func TestClasses(t *testing.T) {
	tests := []struct {
		name string
		make func(*world)
		want map[string][]string
	}{
		{"nothing on them", func(*world) {}, map[string][]string{"worker nodes": {"n1", "n2", "n3"}}},
		{"a token that leads nowhere", func(w *world) {
			w.account("a", "x")
			w.workload("Deployment", "a", "web", pods("x", "n1"))
		}, map[string][]string{"worker nodes": {"n1", "n2", "n3"}}},
		{"a token that leads on", func(w *world) {
			w.allows(w.account("a", "x"), api.Capability{Kind: api.CapabilityRunPod, Namespace: "a"})
			w.workload("Deployment", "a", "web", pods("x", "n1"))
		}, map[string][]string{"worker nodes": {"n2", "n3"}, "node n1": {"n1"}}},
		{"two classes of several", func(w *world) {
			w.workers("n4", "n5")
			w.allows(w.account("a", "x"), api.Capability{Kind: api.CapabilityRunPod, Namespace: "a"})
			w.workload("Deployment", "a", "web", pods("x", "n1", "n2"))
		}, map[string][]string{"worker nodes": {"n3", "n4", "n5"}, "worker nodes (n1, n2)": {"n1", "n2"}}},
		{"a token that no container holds", func(w *world) {
			w.allows(w.account("a", "x"), api.Capability{Kind: api.CapabilityRunPod, Namespace: "a"})
			w.workload("Deployment", "a", "web", pods("x", "n1"))
			w.last().Replicas[0].Holders = nil
		}, map[string][]string{"worker nodes": {"n1", "n2", "n3"}}},
		{"a control-plane node, where nobody starts", func(w *world) { w.inv.Nodes[0].ControlPlane = true }, map[string][]string{
			"worker nodes": {"n2", "n3"},
		}},
		{"a finding about some of them", func(w *world) {
			w.gives(api.Subject{Kind: "Node", Name: "x"}, api.Capability{Kind: api.CapabilityClusterAdmin})
			w.effect().Nodes = []string{"n2"}
		}, map[string][]string{"worker nodes": {"n1", "n3"}, "node n2": {"n2"}}},
		{"pods that only one takes", func(w *world) {
			w.inv.Nodes[2].Labels = map[string]string{"disk": "fast"}
			x := w.account("a", "x")
			w.allows(x, api.Capability{Kind: api.CapabilityMovePods})
			r := pods("x", "n1", "n2", "n3")
			r.Pod = &corev1.Pod{Spec: corev1.PodSpec{NodeSelector: map[string]string{"disk": "fast"}}}
			w.workload("Deployment", "a", "web", r)
		}, map[string][]string{"worker nodes": {"n1", "n2"}, "node n3": {"n3"}}},
		{"no nodes in the input", func(w *world) { w.inv.Nodes = nil }, map[string][]string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld().workers("n1", "n2", "n3")
			tt.make(w)
			got := map[string][]string{}
			for _, s := range w.graph(t).starts {
				if s.shown.Kind == api.StartNode {
					got[s.shown.Class] = s.shown.Nodes
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("classes (-want +got):\n%s", diff)
			}
		})
	}
}

// TestWithoutNodes: files rarely hold nodes. A pod is then on one that others
// are on, too, and there is no control plane to take.
func TestWithoutNodes(t *testing.T) {
	w := newWorld()
	w.allows(w.account("b", "boss"), api.Capability{Kind: api.CapabilityClusterAdmin})
	w.workload("Deployment", "b", "db", pods("boss"))
	s := w.workload("DaemonSet", "a", "agent", pods(""))
	w.gives(s, api.Capability{Kind: api.CapabilityNodeRoot})
	want := []string{nodeGroup, adminGoal, "root on a node", bossToken, "the tokens on a node"}
	if diff := cmp.Diff(want, gained(w.graph(t), container(s, "main"))); diff != "" {
		t.Errorf("gained (-want +got):\n%s", diff)
	}
}

// TestMovable: pods come to a node that takes them, if a controller makes them
// anew.
func TestMovable(t *testing.T) {
	for kind, want := range map[string]bool{
		"Deployment": true, "StatefulSet": true, "DaemonSet": false, "Pod": false, inventory.KindStaticPod: false,
	} {
		w := newWorld().workers("n1", "n2")
		w.allows(w.account("b", "boss"), api.Capability{Kind: api.CapabilityClusterAdmin})
		w.workload(kind, "b", "db", pods("boss", "n2"))
		w.allows(w.account("a", "x"), api.Capability{Kind: api.CapabilityMovePods})
		w.workload("DaemonSet", "a", "agent", pods("x", "n1"))
		got := false
		for _, s := range gained(w.graph(t), node("node n1")) {
			got = got || s == adminGoal
		}
		if got != want {
			t.Errorf("%s: cluster-admin by moving its pods: %t, want %t", kind, got, want)
		}
	}
}
