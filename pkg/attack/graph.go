package attack

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// edge is one step: who holds all of needs can hold gives.
type edge struct {
	needs []state
	gives state
	cost  int
	// text says what the attacker does. A silent edge is no hop of its own: its
	// text, if any, is added to the hop before.
	text   string
	silent bool
	// findings are the ids of those that make the step possible, and change is
	// the object to change; keys are what the step rests on.
	findings []string
	change   *api.Change
	keys     []string
}

// Graph is what can be held in a cluster, and how.
type Graph struct {
	places []place
	number map[place]state
	edges  []edge
	// using lists for each state the edges that need it.
	using  [][]int
	starts []start
	// housing is root on a node that holds a token, by token, and by itself.
	housing map[state]state
	// goals begin with cluster-admin, which implies the others.
	goals []state
}

// start is where an attacker begins.
type start struct {
	at state
	// shown is the start in a report.
	shown api.Start
}

func newGraph() *Graph { return &Graph{number: map[place]state{}, housing: map[state]state{}} }

// at is the number of a state, which is new if nothing was said of it before.
func (g *Graph) at(p place) state {
	if s, ok := g.number[p]; ok {
		return s
	}
	s := state(len(g.places))
	g.number[p] = s
	g.places = append(g.places, p)
	g.using = append(g.using, nil)
	return s
}

// known is false for a state that no edge speaks of.
func (g *Graph) known(p place) bool {
	_, ok := g.number[p]
	return ok
}

func (g *Graph) add(e edge) {
	i := len(g.edges)
	g.edges = append(g.edges, e)
	for _, s := range e.needs {
		g.using[s] = append(g.using[s], i)
	}
}

// join adds an edge that is no hop of its own.
func (g *Graph) join(from, to place, text string) {
	g.add(edge{needs: []state{g.at(from)}, gives: g.at(to), silent: true, text: text})
}
