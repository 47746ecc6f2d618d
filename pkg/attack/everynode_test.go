package attack

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// scripted has a container run a program from the ConfigMap scripts.
func (w *world) scripted(container string) {
	w.last().Replicas[0].Programs = map[string][]string{container: {"scripts"}}
}

func (w *world) rootIn(kind, namespace, name string, nodes ...string) {
	w.gives(w.workload(kind, namespace, name, pods("", nodes...)), api.Capability{Kind: api.CapabilityNodeRoot})
}

// TestChangeConfig: the writer of ConfigMaps has code in the containers that run
// programs from them, and nothing of those that only read them.
func TestChangeConfig(t *testing.T) {
	w := newWorld().workers("n1", "n2", "n3")
	w.rootIn("DaemonSet", "a", "tuner", "n1")
	w.scripted("main")
	w.rootIn("DaemonSet", "a", "agent", "n2")
	w.rootIn("DaemonSet", "a", "installer", "n3")
	w.last().Replicas[0].Starters = []string{"setup"}
	w.scripted("setup")
	const tuner, setup = "code in container main of a/DaemonSet/tuner", "code in container setup of a/DaemonSet/installer"
	held := []string{nodeGroup, tuner, setup, "root on one of the worker nodes"}
	for _, test := range []struct {
		name string
		give api.Capability
		want []string
	}{
		{"all of a namespace", api.Capability{Namespace: "a"}, held},
		{"all", api.Capability{}, held},
		{"one", api.Capability{Namespace: "a", Names: []string{"scripts"}}, held},
		{"another", api.Capability{Namespace: "a", Names: []string{"settings"}}, []string{}},
		{"of another namespace", api.Capability{Namespace: "b", Names: []string{"scripts"}}, []string{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			test.give.Kind = api.CapabilityChangeConfig
			id := w.account("b", "writer")
			w.allows(id, test.give)
			got := slices.DeleteFunc(gained(w.graph(t), token(id)), func(s string) bool { return s[:3] == "the" })
			w.in.Effects = w.in.Effects[:len(w.in.Effects)-1]
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("gained (-want +got):\n%s", diff)
			}
		})
	}
}

// TestEveryNode: code in each pod of workloads that are root on their nodes is
// all nodes, if they run on all; code in one of the pods is not.
func TestEveryNode(t *testing.T) {
	for _, test := range []struct {
		name  string
		make  func(*world)
		give  api.Capability
		holds bool
	}{
		{"one on all nodes", func(w *world) { w.rootIn("DaemonSet", "a", "x", "n1", "n2") }, api.Capability{Kind: "run-code"}, true},
		{"in that namespace", func(w *world) { w.rootIn("DaemonSet", "a", "x", "n1", "n2") }, api.Capability{Kind: "change-pod", Namespace: "a"}, true},
		{"in another", func(w *world) { w.rootIn("DaemonSet", "a", "x", "n1", "n2") }, api.Capability{Kind: "run-code", Namespace: "b"}, false},
		{"not on all nodes", func(w *world) { w.rootIn("DaemonSet", "a", "x", "n1") }, api.Capability{Kind: "run-code"}, false},
		{"two that share the nodes", func(w *world) {
			w.rootIn("Deployment", "a", "x", "n1")
			w.rootIn("Deployment", "a", "y", "n2")
		}, api.Capability{Kind: "run-code"}, true},
		{"two, of which one is out of reach", func(w *world) {
			w.rootIn("Deployment", "a", "x", "n1")
			w.rootIn("Deployment", "b", "y", "n2")
		}, api.Capability{Kind: "run-code", Namespace: "a"}, false},
		{"either of two on one node", func(w *world) {
			w.rootIn("Deployment", "b", "x", "n1")
			w.rootIn("DaemonSet", "a", "y", "n1", "n2")
		}, api.Capability{Kind: "run-code", Namespace: "a"}, true},
		{"nobody has a right to be there", func(w *world) { w.rootIn("DaemonSet", "a", "x", "n1", "n2") }, api.Capability{Kind: "read-data"}, false},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := newWorld().workers("n1", "n2")
			test.make(w)
			id := w.account("b", "someone")
			w.allows(id, test.give)
			if got := slices.Contains(gained(w.graph(t), token(id)), api.GoalAllNodes); got != test.holds {
				t.Errorf("all nodes: %t, want %t", got, test.holds)
			}
		})
	}
}

// TestReachOfAnEscape: a container that is root on each of its nodes leads its
// own attacker to one of them.
func TestReachOfAnEscape(t *testing.T) {
	w := newWorld().workers("n1", "n2")
	w.rootIn("DaemonSet", "a", "x", "n1", "n2")
	escape := w.finding().ID
	exec := w.allows(w.account("b", "someone"), api.Capability{Kind: api.CapabilityRunCode})
	want := map[string]api.Reach{exec: {Goal: api.GoalAllNodes, Hops: 2}}
	got := w.graph(t).Reaches()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("reaches (-want +got), the escape is %s:\n%s", escape, diff)
	}
}
