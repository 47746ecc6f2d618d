package attack

import (
	"encoding/json"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// TestSameBytes: two analyses of the same input are equal to the byte.
func TestSameBytes(t *testing.T) {
	for seed := range uint64(100) {
		w := randomWorld(seed)
		if diff := cmp.Diff(analyzed(t, w.input()), analyzed(t, w.input())); diff != "" {
			t.Fatalf("seed %d: first and second (-+):\n%s", seed, diff)
		}
	}
}

// TestOrderMattersNot: what is told in another order reaches and costs the same.
func TestOrderMattersNot(t *testing.T) {
	for seed := range uint64(200) {
		w := randomWorld(seed)
		d := &dice{Rand: rand.New(rand.NewPCG(seed, 5))}
		in, other := w.input(), d.shuffled(w.input())
		if diff := cmp.Diff(costsOf(t, in), costsOf(t, other)); diff != "" {
			t.Fatalf("seed %d: costs in one order and another (-+):\n%s", seed, diff)
		}
	}
}

// TestMoreNeverHelpsTheDefender: another finding takes no path away and makes
// none dearer, and a finding less makes no new one.
func TestMoreNeverHelpsTheDefender(t *testing.T) {
	lost := 0
	for seed := range uint64(200) {
		w := randomWorld(seed)
		w.in.Without = map[string]bool{}
		all := costsOf(t, w.input())
		for _, f := range w.in.Findings {
			w.in.Without = map[string]bool{f.ID: true}
			for path, cost := range costsOf(t, w.input()) {
				before, there := all[path]
				if adminFrom := [2]string{path[0], api.GoalClusterAdmin}; !there && path[1] != api.GoalClusterAdmin {
					before, there = all[adminFrom]
					cost = max(cost, before)
				}
				if !there || before > cost {
					t.Fatalf("seed %d: without %s there is a path %v for %d; with it %t for %d", seed, f.ID, path, cost, there, before)
				}
			}
			lost += len(all) - len(costsOf(t, w.input()))
		}
	}
	if lost == 0 {
		t.Error("no finding made a difference")
	}
}

// costsOf gives the cost of each path, by a start of one node or container, and
// by the goal.
func costsOf(t *testing.T, in Input) map[[2]string]int {
	t.Helper()
	g, err := Build(in)
	if err != nil {
		t.Fatal(err)
	}
	costs := map[[2]string]int{}
	for _, p := range g.Paths() {
		for _, at := range startsOf(p.From) {
			costs[[2]string{at, p.To}] = p.Cost
		}
	}
	return costs
}

func analyzed(t *testing.T, in Input) string {
	t.Helper()
	a, err := Analyze(in)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.MarshalIndent([]any{a.Reaches, a.Paths, a.Fixes, a.Cut}, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestFixes: the fixes of each cluster of chance cut off all that can be, in an
// order in which none is empty, and each fix of an object stands once.
func TestFixes(t *testing.T) {
	for seed := range uint64(200) {
		w := randomWorld(seed)
		a, err := Analyze(w.input())
		if err != nil {
			t.Fatal(err)
		}
		sum, cost, objects, before := 0, 0, []string{}, len(pathsTo(a.Paths, a.Cut.Goal))
		for i, f := range a.Fixes {
			sum, cost, objects = sum+f.Cuts, cost+f.Cost, append(objects, f.Change.Reference())
			if f.Order != i+1 || f.Text == "" || f.Owner == "" || len(f.Findings) == 0 {
				t.Fatalf("seed %d: fix %d is %+v", seed, i, f)
			}
		}
		if len(a.Fixes) > 0 && (sum != a.Fixes[0].Of || cost != a.Cut.Cost) {
			t.Fatalf("seed %d: fixes cut %d of %d for %d, the cut costs %d", seed, sum, a.Fixes[0].Of, cost, a.Cut.Cost)
		}
		if len(a.Fixes) > 0 && before != a.Fixes[0].Of+a.Cut.Inherent {
			t.Fatalf("seed %d: %d paths, %d can be cut and %d cannot", seed, before, a.Fixes[0].Of, a.Cut.Inherent)
		}
		if slices.Sort(objects); len(slices.Compact(slices.Clone(objects))) != len(objects) {
			t.Fatalf("seed %d: an object twice in %q", seed, objects)
		}
	}
}

// pathsTo includes those to cluster-admin, which implies the other goals.
func pathsTo(paths []api.Path, goal string) []api.Path {
	return slices.DeleteFunc(slices.Clone(paths), func(p api.Path) bool { return p.To != goal && p.To != api.GoalClusterAdmin })
}
