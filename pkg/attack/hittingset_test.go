package attack

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHittingSet compares with a try of all subsets.
func TestHittingSet(t *testing.T) {
	for seed := range uint64(500) {
		r := rand.New(rand.NewPCG(seed, 3))
		weights, sets := randomSets(r)
		best, bound, exact := hittingSet(weights, sets)
		cost := 0
		for _, n := range best {
			cost += weights[n]
		}
		if want := leastByTrial(weights, sets); !exact || cost != want || bound != want || !hitsAll(best, sets) {
			t.Fatalf("seed %d: %v for %d (bound %d, exact %t), want one for %d of %v by %v", seed, best, cost, bound, exact, want, sets, weights)
		}
		if again, _, _ := hittingSet(weights, sets); !slices.Equal(best, again) {
			t.Fatalf("seed %d: %v, then %v", seed, best, again)
		}
	}
}

func randomSets(r *rand.Rand) (weights []int, sets [][]int) {
	for range 1 + r.IntN(9) {
		weights = append(weights, 1+r.IntN(6))
	}
	for range r.IntN(9) {
		set := []int{r.IntN(len(weights))}
		for range r.IntN(4) {
			set = append(set, r.IntN(len(weights)))
		}
		slices.Sort(set)
		sets = append(sets, slices.Compact(set))
	}
	return weights, sets
}

func leastByTrial(weights []int, sets [][]int) int {
	least := -1
	for bits := range 1 << len(weights) {
		cost, chosen := 0, []int{}
		for n, w := range weights {
			if bits>>n&1 == 1 {
				cost, chosen = cost+w, append(chosen, n)
			}
		}
		if hitsAll(chosen, sets) && (least < 0 || cost < least) {
			least = cost
		}
	}
	return least
}

func hitsAll(chosen []int, sets [][]int) bool {
	return !slices.ContainsFunc(sets, func(set []int) bool {
		return !slices.ContainsFunc(set, func(n int) bool { return slices.Contains(chosen, n) })
	})
}

// TestHittingSetBeyondReach: where the exact search would take too long, the
// set hits all the same, and says how far it may be from the cheapest.
func TestHittingSetBeyondReach(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	weights, sets := make([]int, 120), [][]int{}
	for n := range weights {
		weights[n] = 1 + r.IntN(3)
	}
	for range 400 {
		set := []int{}
		for range 6 {
			set = append(set, r.IntN(len(weights)))
		}
		slices.Sort(set)
		sets = append(sets, slices.Compact(set))
	}
	best, bound, exact := hittingSet(weights, sets)
	cost := 0
	for _, n := range best {
		cost += weights[n]
	}
	if exact || !hitsAll(best, sets) || bound < 1 || bound > cost {
		t.Errorf("exact %t, cost %d, bound %d, hits all %t", exact, cost, bound, hitsAll(best, sets))
	}
}

func TestNoSets(t *testing.T) {
	best, bound, exact := hittingSet([]int{1, 2}, nil)
	if diff := cmp.Diff([]int{}, append([]int{}, best...)); diff != "" || bound != 0 || !exact {
		t.Errorf("%v, bound %d, exact %t", best, bound, exact)
	}
}
