package attack

import "container/heap"

// closure is what can be held from some starts, and by which edge each state
// comes at the least cost. It is Knuth's generalization of Dijkstra's algorithm
// (Information Processing Letters 6(1), 1977): the cost of a step that needs
// several states is the sum of theirs and its own.
type closure struct {
	graph *Graph
	// via is the edge that gives a state; atStart and unreached are no edges.
	via []int
	// cost and hops add up what leads to a state.
	cost, hops []int
	// missing counts the states that an edge still needs.
	missing []int32
	queue   queue
}

const (
	unreached = -1
	atStart   = -2
)

// reach finds what can be held, or stops at a goal. off leaves out edges.
func (g *Graph) reach(starts []state, until state, off []bool) *closure {
	c := &closure{
		graph: g, via: make([]int, len(g.places)), cost: make([]int, len(g.places)), hops: make([]int, len(g.places)),
		missing: make([]int32, len(g.edges)),
	}
	for s := range c.via {
		c.via[s] = unreached
	}
	for _, s := range starts {
		heap.Push(&c.queue, entry{state: s, via: atStart})
	}
	for c.queue.Len() > 0 {
		next, _ := heap.Pop(&c.queue).(entry)
		if c.via[next.state] != unreached {
			continue
		}
		c.via[next.state], c.cost[next.state], c.hops[next.state] = next.via, next.cost, next.hops
		if next.state == until {
			break
		}
		c.follow(next.state, off)
	}
	return c
}

// follow queues what the edges give that now have all they need.
func (c *closure) follow(s state, off []bool) {
	for _, i := range c.graph.using[s] {
		e := &c.graph.edges[i]
		c.missing[i]++
		if int(c.missing[i]) < len(e.needs) || c.via[e.gives] != unreached || off != nil && off[i] {
			continue
		}
		next := entry{state: e.gives, via: i, cost: e.cost}
		if !e.silent {
			next.hops = 1
		}
		for _, need := range e.needs {
			next.cost += c.cost[need]
			next.hops += c.hops[need]
		}
		heap.Push(&c.queue, next)
	}
}

func (c *closure) reached(s state) bool { return c.via[s] != unreached }

// derivation lists the edges that lead to a state, each after those that give
// what it needs.
func (c *closure) derivation(s state) []int {
	var edges []int
	seen := map[state]bool{}
	var visit func(state)
	visit = func(s state) {
		if seen[s] || c.via[s] < 0 {
			return
		}
		seen[s] = true
		for _, need := range c.graph.edges[c.via[s]].needs {
			visit(need)
		}
		edges = append(edges, c.via[s])
	}
	visit(s)
	return edges
}

// entry is a state that can be held, by an edge.
type entry struct {
	state      state
	via        int
	cost, hops int
}

// queue gives the cheapest entry first; among equal ones that with fewer hops,
// then the edge that was added first.
type queue []entry

func (q queue) Len() int      { return len(q) }
func (q queue) Swap(i, j int) { q[i], q[j] = q[j], q[i] }

func (q queue) Less(i, j int) bool {
	a, b := q[i], q[j]
	if a.cost != b.cost {
		return a.cost < b.cost
	}
	if a.hops != b.hops {
		return a.hops < b.hops
	}
	if a.via != b.via {
		return a.via < b.via
	}
	return a.state < b.state
}

func (q *queue) Push(x any) { *q = append(*q, x.(entry)) }

func (q *queue) Pop() any {
	last := len(*q) - 1
	e := (*q)[last]
	*q = (*q)[:last]
	return e
}
