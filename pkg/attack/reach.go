package attack

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Reaches says how far each finding leads, by id, as the first step of an
// attacker who can use it.
func (g *Graph) Reaches() map[string]api.Reach {
	byFinding := map[string][]int{}
	for i, e := range g.edges {
		if g.places[e.needs[0]].kind == inEach {
			continue // more than what whoever uses the finding begins with
		}
		for _, f := range e.findings {
			byFinding[f] = append(byFinding[f], i)
		}
	}
	found := map[string]api.Reach{}
	known := map[state]*api.Reach{}
	for f, edges := range byFinding {
		best := (*api.Reach)(nil)
		for _, i := range edges {
			best = nearer(best, g.reachOf(i, known))
		}
		if best != nil {
			found[f] = *best
		}
	}
	return found
}

// reachOf is how far a step leads: from what it gives, or, if that needs more,
// together with what its holder is beside of.
func (g *Graph) reachOf(i int, known map[state]*api.Reach) *api.Reach {
	e := &g.edges[i]
	after, ok := known[e.gives]
	if !ok {
		after = g.farthest(g.reach([]state{e.gives}, g.goals[0], nil), nil)
		known[e.gives] = after
	}
	if after == nil || after.Goal != api.GoalClusterAdmin {
		after = nearer(after, g.beside(i))
	}
	if after == nil {
		return nil
	}
	hops := after.Hops
	if !e.silent {
		hops++
	}
	return &api.Reach{Goal: after.Goal, Hops: max(hops, 1)}
}

// beside looks for what a step gives together with root on a node that holds
// what it needs.
func (g *Graph) beside(i int) *api.Reach {
	e := &g.edges[i]
	root, ok := g.housing[e.needs[0]]
	if !ok {
		return nil
	}
	return g.farthest(g.reach([]state{e.gives, root}, unreached, nil), func(c *closure, to state) bool {
		return c.uses(to, e.gives)
	})
}

// uses tells whether a step to a goal needs a state.
func (c *closure) uses(to, needed state) bool {
	for _, step := range c.derivation(to) {
		if slices.Contains(c.graph.edges[step].needs, needed) {
			return true
		}
	}
	return false
}

// farthest is the first goal that was reached.
func (g *Graph) farthest(c *closure, admits func(*closure, state) bool) *api.Reach {
	for _, to := range g.goals {
		if c.reached(to) && (admits == nil || admits(c, to)) {
			return &api.Reach{Goal: g.places[to].name, Hops: g.steps(c.derivation(to))}
		}
	}
	return nil
}

// nearer is the better goal, or the shorter way to the same one.
func nearer(a, b *api.Reach) *api.Reach {
	switch {
	case a == nil:
		return b
	case b == nil:
		return a
	case goalOrder(b.Goal) < goalOrder(a.Goal), b.Goal == a.Goal && b.Hops < a.Hops:
		return b
	}
	return a
}
