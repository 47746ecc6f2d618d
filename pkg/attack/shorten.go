package attack

import "slices"

// shortened is a cheaper derivation of a state, if there is one without some
// step of the first. Knuth's algorithm counts what two needs of a step share
// twice, so that it may miss that one step can serve both.
func (g *Graph) shortened(from start, to state, edges []int) []int {
	if !g.combines(edges) {
		return edges
	}
	off := make([]bool, len(g.edges))
	for _, i := range edges {
		off[i] = true
		c := g.reach([]state{from.at}, to, off)
		off[i] = false
		if !c.reached(to) {
			continue
		}
		if other := c.derivation(to); g.costOf(other) < g.costOf(edges) {
			return g.shortened(from, to, other)
		}
	}
	return edges
}

// combines tells whether a step needs several states.
func (g *Graph) combines(edges []int) bool {
	return slices.ContainsFunc(edges, func(i int) bool { return len(g.edges[i].needs) > 1 })
}

func (g *Graph) costOf(edges []int) int {
	sum := 0
	for _, i := range edges {
		sum += g.edges[i].cost
	}
	return sum
}

// steps counts those that are hops of their own.
func (g *Graph) steps(edges []int) int {
	n := 0
	for _, i := range edges {
		if !g.edges[i].silent {
			n++
		}
	}
	return n
}
