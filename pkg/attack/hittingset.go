package attack

import (
	"cmp"
	"math"
	"slices"
)

// mostBranches bounds the exact search; beyond it the best set found so far is
// returned, and a bound that no set is below.
const mostBranches = 200_000

// hittingSet finds the cheapest set of numbers that has one of each of the sets
// given, which are sorted and not empty. bound is a cost that no such set is
// below; exact is true if the set found is the cheapest.
func hittingSet(weights []int, sets [][]int) (best []int, bound int, exact bool) {
	s := &solver{weights: weights, best: greedy(weights, sets)}
	s.cost = s.costOf(s.best)
	bound = s.packed(sets)
	s.branch(sets, nil, 0, nil)
	slices.Sort(s.best)
	if s.branches <= mostBranches {
		return s.best, s.cost, true
	}
	return s.best, bound, bound == s.cost
}

type solver struct {
	weights  []int
	best     []int
	cost     int
	branches int
}

func (s *solver) costOf(set []int) int {
	sum := 0
	for _, n := range set {
		sum += s.weights[n]
	}
	return sum
}

// branch tries each member of the smallest set that is not hit. barred are
// members that an earlier branch has tried.
func (s *solver) branch(open [][]int, chosen []int, cost int, barred []int) {
	s.branches++
	if len(open) == 0 {
		if cost < s.cost {
			s.best, s.cost = slices.Clone(chosen), cost
		}
		return
	}
	if s.branches > mostBranches || cost+s.packed(open) >= s.cost {
		return
	}
	smallest := slices.MinFunc(open, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	for at, n := range smallest {
		out := append(slices.Clone(barred), smallest[:at]...)
		rest, possible := without(open, n, out)
		if possible {
			s.branch(rest, append(slices.Clone(chosen), n), cost+s.weights[n], out)
		}
	}
}

// without are the sets that n does not hit, without the members that are out;
// it is false if one has no member left.
func without(sets [][]int, n int, out []int) ([][]int, bool) {
	var rest [][]int
	for _, set := range sets {
		if slices.Contains(set, n) {
			continue
		}
		set = slices.DeleteFunc(slices.Clone(set), func(m int) bool { return slices.Contains(out, m) })
		if len(set) == 0 {
			return nil, false
		}
		rest = append(rest, set)
	}
	return rest, true
}

// packed is a lower bound: sets that share no member need one member each.
func (s *solver) packed(sets [][]int) int {
	sorted := slices.Clone(sets)
	slices.SortStableFunc(sorted, func(a, b []int) int { return cmp.Compare(len(a), len(b)) })
	taken := map[int]bool{}
	sum := 0
	for _, set := range sorted {
		if slices.ContainsFunc(set, func(n int) bool { return taken[n] }) {
			continue
		}
		least := math.MaxInt
		for _, n := range set {
			taken[n] = true
			least = min(least, s.weights[n])
		}
		sum += least
	}
	return sum
}

// greedy takes the member that hits most sets for its weight, until all are hit
// (within H(n) of the cheapest: Chvátal, Mathematics of Operations Research
// 4(3), 1979).
func greedy(weights []int, sets [][]int) []int {
	var chosen []int
	for len(sets) > 0 {
		hits := map[int]int{}
		for _, set := range sets {
			for _, n := range set {
				hits[n]++
			}
		}
		best := -1
		for n := range weights {
			if hits[n] > 0 && (best < 0 || hits[n]*weights[best] > hits[best]*weights[n]) {
				best = n
			}
		}
		chosen = append(chosen, best)
		sets, _ = without(sets, best, nil)
	}
	return chosen
}
