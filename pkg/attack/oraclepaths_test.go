package attack

import (
	"slices"
	"strings"
	"testing"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// TestOraclePaths walks each path step by step: what a step needs is held by
// then, and the oracle says that what it gives follows from what it needs, on
// each single node that the step may be about.
func TestOraclePaths(t *testing.T) {
	steps := 0
	for seed := range uint64(worlds / 5) {
		w := randomWorld(seed)
		g, o := w.graph(t), newOracle(w.input())
		nodes := nodesOfClasses(g, w.input())
		for _, s := range g.starts {
			c := g.reach([]state{s.at}, g.goals[0], nil)
			for _, to := range g.goals {
				held := map[state]bool{s.at: true}
				for _, i := range c.derivation(to) {
					e := g.edges[i]
					if missing := slices.DeleteFunc(slices.Clone(e.needs), func(n state) bool { return held[n] }); len(missing) > 0 {
						t.Fatalf("seed %d: %s: nothing gave %s", seed, e.text, g.places[missing[0]])
					}
					held[e.gives] = true
					if !g.onlyJoins(e) && !o.follows(g, e, nodes) {
						t.Fatalf("seed %d: %q does not give %s", seed, e.text, g.places[e.gives])
					}
					steps++
				}
			}
		}
	}
	if steps < worlds {
		t.Errorf("%d steps: the clusters ask little", steps)
	}
}

// follows tells whether what an edge gives follows from what it needs: for
// needs about a node of a class on each node of it, and for what is given on
// one of them.
func (o *oracle) follows(g *Graph, e edge, nodes map[string][]string) bool {
	from, to := classOf(g, e.needs), classOf(g, []state{e.gives})
	for _, n := range nodes[from] {
		var needs []string
		for _, s := range e.needs {
			needs = append(needs, o.says(g.places[s], n))
		}
		held, among := o.held(nil, needs...), nodes[to]
		if from == to {
			among = []string{n}
		}
		if !slices.ContainsFunc(among, func(n string) bool { return held[o.says(g.places[e.gives], n)] }) {
			return false
		}
	}
	return true
}

// onlyJoins is true for steps through states that the oracle has no words for.
func (g *Graph) onlyJoins(e edge) bool {
	return slices.ContainsFunc(append(slices.Clone(e.needs), e.gives), func(s state) bool {
		p := g.places[s]
		return p.kind == accepting && s == e.gives || p.kind == rootBySome
	})
}

// nodesOfClasses lists the nodes by class; "" has one that no class needs.
func nodesOfClasses(g *Graph, in Input) map[string][]string {
	found := map[string][]string{"": {"none"}, unnamed: {""}}
	for _, n := range in.Inventory.Nodes {
		found["node "+n.Name] = []string{n.Name}
	}
	for _, s := range g.starts {
		if s.shown.Class != "" {
			found[s.shown.Class] = s.shown.Nodes
		}
	}
	return found
}

// classOf is the class that a state is about; "" for none.
func classOf(g *Graph, states []state) string {
	for _, s := range states {
		if p := g.places[s]; p.kind == onNode || p.kind == withNodeTokens || p.kind == accepting {
			return p.name
		}
	}
	return ""
}

func kindOf(p place) string {
	kind, _, _ := strings.Cut(p.name, "/")
	return kind
}

func nameOf(p place) string {
	_, name, _ := strings.Cut(p.name, "/")
	return name
}

// says puts a state in the words of the oracle, on one node of its class.
func (o *oracle) says(p place, node string) string {
	where := everywhereOr(p.namespace)
	switch p.kind {
	case inContainer:
		return "code in " + kindOf(p) + "/" + p.namespace + "/" + nameOf(p) + "/" + p.more
	case inEach:
		return "each " + o.says(p.one(), node)
	case rootByEach:
		at := p
		at.kind = inEach
		return p.finding + " in " + o.says(at, node)
	case withToken:
		return as(rbac.Identity{Kind: p.more, Namespace: p.namespace, Name: p.name})
	case onNode:
		return rootOn(node)
	case withNodeTokens:
		return tokensOn(node)
	case accepting:
		return rootOn(node)
	case hosting:
		return "a node for " + p.more + "/" + p.namespace + "/" + p.name
	case goal:
		return "goal " + p.name
	}
	return map[kind]string{
		onAnyNode: anyRoot, allNodeTokens: allTokens, runsPods: right("run pods", where), runsCode: right("run code", where),
		mintsTokens: right("mint tokens", where), readsSecrets: right("read secrets", where), ownsNamespace: right("own", where),
		resizesNodes: "resize nodes", removesPods: right("remove pods", where), movesPods: right("move pods", where), evictsPods: right("evict pods", where),
		changesPods: right("change pods", where), changesConfig: right("change configuration", where),
		createsSecrets: right("create secrets", where), approvesCertificates: "approve certificates",
		requestsCertificates: "request certificates",
	}[p.kind]
}
