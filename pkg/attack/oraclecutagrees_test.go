package attack

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestOracleCut: after a cut no start reaches cluster-admin that can be kept
// from it, and nothing cheaper does the same.
func TestOracleCut(t *testing.T) {
	cut, compared := 0, 0
	for seed := range uint64(worlds) {
		w := randomWorld(seed)
		got := w.graph(t).Cut(w.in.Findings)
		o := newOracle(w.input())
		starts, left := o.aim(w.input())
		if got := "goal " + got.Goal; got != o.goal {
			t.Fatalf("seed %d: the cut is for %s, want %s", seed, got, o.goal)
		}
		if (len(starts) == 0) != (got.Starts == 0) || (len(left) == 0) != (got.Inherent == 0) {
			t.Fatalf("seed %d: %d starts can be cut off and %d cannot, want %q and %q", seed, got.Starts, got.Inherent, starts, left)
		}
		chosen, cost := o.chosen(got), 0
		for _, r := range chosen {
			cost += r.cost
		}
		if diff := cmp.Diff(cost, got.Cost); diff != "" {
			t.Fatalf("seed %d: cost (-oracle +cut):\n%s", seed, diff)
		}
		if still := o.open(after(chosen), starts...); len(still) > 0 {
			t.Fatalf("seed %d: after %v these reach %s: %q", seed, chosen, o.goal, still)
		}
		if !got.Smallest {
			t.Errorf("seed %d: no smallest cut found", seed)
		}
		if all := o.remedies(); len(all) <= 7 && len(starts) > 0 {
			compared++
			if better := o.cheaper(starts, got.Cost); better != nil {
				t.Fatalf("seed %d: %v is cheaper than %v (%d)", seed, better, chosen, got.Cost)
			}
		}
		if len(got.Steps) > 1 {
			cut++
		}
	}
	if cut < worlds/20 || compared < worlds/4 {
		t.Errorf("%d cuts of two steps, %d compared: the clusters ask little", cut, compared)
	}
}

// chosen are the remedies of a cut.
func (o *oracle) chosen(c Cut) []remedy {
	var list []remedy
	for _, r := range o.remedies() {
		for _, s := range c.Steps {
			if slices.ContainsFunc(s.Repairs, func(x *Repair) bool { return x.Finding == r.finding }) {
				list = append(list, r)
			}
		}
	}
	return list
}
