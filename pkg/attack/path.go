package attack

import (
	"cmp"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Paths lists the cheapest path from each start to each goal that it reaches,
// those to cluster-admin first, then by cost, and then in the order of the
// starts. Goals that cluster-admin implies are not listed beside it.
func (g *Graph) Paths() []api.Path {
	paths := []api.Path{}
	admin := g.goals[0]
	for _, s := range g.starts {
		c := g.reach([]state{s.at}, admin, nil)
		for _, to := range g.goals {
			if c.reached(to) {
				paths = append(paths, g.path(s, to, c.derivation(to)))
			}
			if to == admin && c.reached(admin) {
				break
			}
		}
	}
	slices.SortStableFunc(paths, func(a, b api.Path) int {
		return cmp.Or(cmp.Compare(goalOrder(a.To), goalOrder(b.To)), cmp.Compare(a.Cost, b.Cost), cmp.Compare(len(a.Hops), len(b.Hops)))
	})
	return paths
}

// Starts lists where attackers may begin.
func (g *Graph) Starts() []api.Start {
	list := make([]api.Start, len(g.starts))
	for i, s := range g.starts {
		list[i] = s.shown
	}
	return list
}

func goalOrder(name string) int {
	switch name {
	case api.GoalClusterAdmin:
		return 0
	case api.GoalAllNodes:
		return 1
	case api.GoalAllSecrets:
		return 2
	}
	return 3
}

func (g *Graph) path(from start, to state, edges []int) api.Path {
	p := api.Path{From: from.shown, To: g.places[to].name, Hops: g.hops(g.shortened(from, to, edges))}
	for _, hop := range p.Hops {
		p.Cost += hop.Cost
	}
	return p
}

// writer turns edges into the hops of a path.
type writer struct {
	graph *Graph
	hops  []api.Hop
	// by is the hop that gave a state.
	by map[state]int
	// proof is an edge that is no hop but has a finding, which the next hop
	// rests on.
	proof map[state]*edge
	// origin is what a hub follows from without any hop.
	origin map[state]state
	// used marks hubs of which one thing was said.
	used map[state]bool
}

func (g *Graph) hops(edges []int) []api.Hop {
	w := &writer{graph: g, hops: []api.Hop{}, by: map[state]int{}, proof: map[state]*edge{}, origin: map[state]state{}, used: map[state]bool{}}
	for _, i := range edges {
		if e := &g.edges[i]; e.silent {
			w.join(e)
		} else {
			w.hop(e)
		}
	}
	return w.hops
}

// hop writes a step of its own.
func (w *writer) hop(e *edge) {
	hop := api.Hop{From: w.needs(e), To: w.graph.places[e.gives].String(), Text: e.text, Cost: e.cost, Change: e.change}
	proof := e
	for _, need := range e.needs {
		if len(proof.findings) == 0 && w.proof[need] != nil {
			proof = w.proof[need]
			hop.Change = proof.change
		}
	}
	if len(proof.findings) > 0 {
		hop.Finding = proof.findings[0]
	}
	w.by[e.gives] = len(w.hops)
	w.hops = append(w.hops, hop)
}

// needs says in words what a step needs.
func (w *writer) needs(e *edge) string {
	var texts []string
	for _, need := range e.needs {
		if from, ok := w.origin[need]; ok {
			need = from
		}
		if text := w.graph.places[need].String(); !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return strings.Join(texts, " and ")
}

// follow remembers what a hub comes from, if that is no hop.
func (w *writer) follow(from, gives state) {
	if _, hop := w.by[from]; hop && w.graph.places[from].hub() || !w.graph.places[gives].hub() {
		return
	}
	if first, ok := w.origin[from]; ok {
		from = first
	}
	w.origin[gives] = from
}

// join adds to the hop that gave what it needs what follows from it.
func (w *writer) join(e *edge) {
	from := e.needs[0]
	if len(e.findings) > 0 {
		w.proof[e.gives] = e
	} else if p := w.proof[from]; p != nil {
		w.proof[e.gives] = p
	}
	w.follow(from, e.gives)
	at, ok := w.by[from]
	if !ok {
		return
	}
	w.by[e.gives] = at
	if !w.graph.places[from].hub() {
		return
	}
	hop := &w.hops[at]
	to := w.graph.places[e.gives].String()
	if w.used[from] {
		hop.To += " and " + to
		hop.Text += " and " + e.text
		return
	}
	w.used[from] = true
	hop.To = to
	if e.text != "" {
		hop.Text = strings.TrimSpace(hop.Text + " " + e.text)
	}
}
