package attack

import (
	"maps"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// worlds is how many clusters of chance the oracle is asked about.
const worlds = 2000

// TestOracleReach: the paths say of each container and of each single worker
// node what the oracle says.
func TestOracleReach(t *testing.T) {
	goals := map[string]int{}
	for seed := range uint64(worlds) {
		w := randomWorld(seed)
		want, got := wantedGoals(w.input()), map[string][]string{}
		for _, p := range w.graph(t).Paths() {
			for _, at := range startsOf(p.From) {
				got[at] = append(got[at], "goal "+p.To)
			}
		}
		for at := range got {
			slices.Sort(got[at])
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d: goals by start (-oracle +paths):\n%s", seed, diff)
		}
		for _, list := range want {
			for _, goal := range list {
				goals[goal]++
			}
		}
		goals["none"] += len(startsIn(w.input())) - len(want)
	}
	for _, goal := range []string{admin, "goal all-nodes-root", "goal all-secrets", "goal namespace:tenant", "none"} {
		if goals[goal] < worlds/20 {
			t.Errorf("%d starts reach %s: the clusters ask little", goals[goal], goal)
		}
	}
}

// wantedGoals are those that the oracle says are reached; cluster-admin implies
// the others.
func wantedGoals(in Input) map[string][]string {
	o, want := newOracle(in), map[string][]string{}
	for _, at := range startsIn(in) {
		held := o.held(nil, at)
		reached := slices.DeleteFunc(slices.Sorted(maps.Keys(held)), func(s string) bool { return !isGoal(s) })
		switch {
		case held[admin]:
			want[at] = []string{admin}
		case len(reached) > 0:
			want[at] = reached
		}
	}
	return want
}

func isGoal(s string) bool { return len(s) > 5 && s[:5] == "goal " }

// startsIn are all places where an attacker may begin.
func startsIn(in Input) []string {
	var list []string
	for _, p := range in.Presences {
		for _, r := range p.Replicas {
			for _, c := range r.Containers {
				if at := codeIn(p.Subject, c); p.Audited && !slices.Contains(list, at) {
					list = append(list, at)
				}
			}
		}
	}
	for _, n := range in.Inventory.Nodes {
		if !n.ControlPlane {
			list = append(list, rootOn(n.Name))
		}
	}
	return list
}

// startsOf is a start of a report in the words of the oracle: one for each node
// of a class.
func startsOf(s api.Start) []string {
	if s.Kind == api.StartContainer {
		return []string{codeIn(api.Subject{Kind: s.WorkloadKind, Namespace: s.Namespace, Name: s.Workload}, s.Container)}
	}
	var list []string
	for _, n := range s.Nodes {
		list = append(list, rootOn(n))
	}
	return list
}
