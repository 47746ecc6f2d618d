package attack

import (
	"maps"
	"slices"
)

// result puts together what is changed in one object, and orders the objects:
// at each place stands the one that cuts off most of the starts that are left.
func (c *cutter) result(chosen []int) Cut {
	cut := Cut{Goal: c.graph.places[c.goal].name, Starts: len(c.open), Inherent: c.inherent, Kept: c.kept, Smallest: c.smallest || len(chosen) == 0, Bound: c.bound}
	byObject := map[string][]int{}
	for _, n := range chosen {
		key := c.repairs[n].Change.Reference()
		byObject[key] = append(byObject[key], n)
		cut.Cost += c.repairs[n].Cost
	}
	var done []int
	for left := c.open; len(byObject) > 0; {
		best, rest := c.mostCut(byObject, done, left)
		step := Step{Cuts: len(left) - len(rest)}
		for _, n := range byObject[best] {
			step.Repairs = append(step.Repairs, c.repairs[n])
		}
		cut.Steps = append(cut.Steps, step)
		done = append(done, byObject[best]...)
		delete(byObject, best)
		left = rest
	}
	return cut
}

// mostCut is the object after whose changes the fewest starts are left, and
// those. If none cuts any off alone, it is one that the start needs which the
// fewest objects are still in the way of.
func (c *cutter) mostCut(byObject map[string][]int, done []int, left []start) (best string, rest []start) {
	keys := slices.Sorted(maps.Keys(byObject))
	for _, key := range keys {
		still, _ := c.split(left, slices.Concat(done, byObject[key]))
		if best == "" || len(still) < len(rest) {
			best, rest = key, still
		}
	}
	if len(left) > 0 && len(rest) == len(left) {
		f := few{cutter: c, byObject: byObject, done: done}
		f.look(left, keys, 0)
		best = f.best[0]
	}
	return best, rest
}

// few looks for the starts that the fewest objects cut off together.
type few struct {
	*cutter
	byObject map[string][]int
	done     []int
	// best are those objects.
	best []string
}

// look leaves out of the objects those that starts can do without. The first
// ones, up to known, are needed by all of the starts.
func (f *few) look(starts []start, keys []string, known int) {
	if len(starts) == 0 || f.best != nil && known >= len(f.best) {
		return
	}
	if known == len(keys) {
		f.best = keys
		return
	}
	without := slices.Delete(slices.Clone(keys), known, known+1)
	after := slices.Clone(f.done)
	for _, key := range without {
		after = append(after, f.byObject[key]...)
	}
	need, rest := f.split(starts, after)
	f.look(rest, without, known)
	f.look(need, keys, known+1)
}
