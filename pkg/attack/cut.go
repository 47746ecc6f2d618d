package attack

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Cut is a set of repairs after which no start reaches a goal, but for those that
// no repair keeps from it.
type Cut struct {
	// Goal is the first one that repairs keep any start from.
	Goal string
	// Steps are in the order in which they cut most.
	Steps []Step
	// Starts is the number of starts that can be cut off, and Inherent that of
	// those that cannot.
	Starts, Inherent int
	// Kept are the starts that cannot be cut off.
	Kept []api.Start
	// Smallest is true if no cheaper set does the same; Bound is a cost that no
	// set is below.
	Smallest bool
	Cost     int
	Bound    int
}

// Step is what a cut changes in one object.
type Step struct {
	Repairs []*Repair
	// Cuts counts the starts that it cuts off, after the steps before it.
	Cuts int
}

// Cut finds the cheapest cut: it collects sets of repairs of which each cut
// must hold one (those that change a path which is still open), and
// solves the least weighted hitting set of them, until no path is open
// (Ausiello, D'Atri, Protasi 1980; Reiter 1987).
func (g *Graph) Cut(findings []api.Finding) Cut {
	c := &cutter{graph: g, repairs: g.repairs(findings), by: map[string][]int{}}
	for n, r := range c.repairs {
		for _, key := range r.covered {
			c.by[key] = append(c.by[key], n)
		}
	}
	c.aim()
	chosen := c.solve()
	return c.result(chosen)
}

// cutter is one search for a cut.
type cutter struct {
	graph   *Graph
	repairs []*Repair
	// by lists for each key the repairs that change what it names.
	by   map[string][]int
	goal state
	// open are the starts that can be cut off.
	open     []start
	inherent int
	kept     []api.Start
	// paths are sets of repairs; each cut holds one of each.
	paths    [][]int
	smallest bool
	bound    int
}

// aim takes the first goal that a start can be cut off from: cluster-admin, if
// there is any.
func (c *cutter) aim() {
	for _, c.goal = range c.graph.goals {
		if c.sortStarts(); len(c.open) > 0 {
			return
		}
	}
	c.goal = c.graph.goals[0]
	c.sortStarts()
}

// sortStarts tells starts that can be cut off from those that cannot.
func (c *cutter) sortStarts() {
	all := make([]int, len(c.repairs))
	for n := range all {
		all[n] = n
	}
	reaching, _ := c.split(c.graph.starts, nil)
	inherent, open := c.split(reaching, all)
	c.inherent, c.kept, c.open = len(inherent), shown(inherent), open
}

// split tells starts that reach the goal, or cluster-admin, which implies it,
// after some repairs from those that do not.
func (c *cutter) split(starts []start, done []int) (open, cut []start) {
	admin, held := c.graph.goals[0], c.graph.spread(starts, c.gone(done))
	for i, s := range starts {
		if held.holds(i, c.goal) || held.holds(i, admin) {
			open = append(open, s)
		} else {
			cut = append(cut, s)
		}
	}
	return open, cut
}

// gone are the edges that some repairs take away: those that rest on nothing
// but what they change, one or several together.
func (c *cutter) gone(done []int) []bool {
	changed, off := c.changed(done), make([]bool, len(c.graph.edges))
	for i, e := range c.graph.edges {
		off[i] = len(e.keys) > 0 && !slices.ContainsFunc(e.keys, func(key string) bool { return !changed[key] })
	}
	return off
}

func (c *cutter) changed(done []int) map[string]bool {
	keys := map[string]bool{}
	for _, n := range done {
		for _, key := range c.repairs[n].covered {
			keys[key] = true
		}
	}
	return keys
}

// hit is the set of repairs that change what a step of the cheapest path of a
// start to the goal rests on, after some repairs. As the path is still open, each
// cut holds one of them.
func (c *cutter) hit(s start, done []int) []int {
	reached, changed := c.graph.reach([]state{s.at}, c.goal, c.gone(done)), c.changed(done)
	set := []int{}
	for _, edge := range reached.derivation(c.goal) {
		for _, key := range c.graph.edges[edge].keys {
			if !changed[key] {
				set = append(set, c.by[key]...)
			}
		}
	}
	slices.Sort(set)
	return slices.Compact(set)
}

// solve ends because each round adds a set that the last choice did not hit.
func (c *cutter) solve() []int {
	var chosen []int
	for c.findPaths(chosen) {
		chosen, c.bound, c.smallest = hittingSet(c.weights(), c.paths)
	}
	return chosen
}

// findPaths adds a path that is open after some repairs, and, since many starts
// share their paths, then only those that have no repair in common with it.
func (c *cutter) findPaths(chosen []int) (found bool) {
	done := slices.Clone(chosen)
	for left, _ := c.split(c.open, done); len(left) > 0; left, _ = c.split(left, done) {
		set := c.hit(left[0], done)
		c.paths = append(c.paths, set)
		done = append(done, set...)
		found = true
	}
	return found
}

func (c *cutter) weights() []int {
	list := make([]int, len(c.repairs))
	for n, r := range c.repairs {
		list[n] = r.Cost
	}
	return list
}
