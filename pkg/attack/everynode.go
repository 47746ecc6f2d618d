package attack

import (
	"cmp"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// allNodes is the step from root on the nodes of several workloads to root on
// all.
const allNodes = "all-nodes"

// everyNode: code in each pod of a workload is root on each of their nodes, if a
// container there is. One workload that runs everywhere gives all nodes, and so
// do several that together do.
func (b *builder) everyNode() {
	ways := b.waysByNode()
	var needs []state
	for _, some := range least(b.waysOfNodes(ways)) {
		needs = append(needs, b.byAny(some))
	}
	if len(needs) == 0 {
		return
	}
	e := edge{needs: needs, gives: b.at(alone(onAnyNode)), silent: len(needs) == 1}
	if !e.silent {
		e.cost, e.text = b.costs[allNodes].Cost, "use them together: these are all nodes"
	}
	b.add(e)
}

// waysByNode adds what code in each pod of a workload gives, and lists by node
// what gives root there.
func (b *builder) waysByNode() map[string][]state {
	escapes, found := b.escapes(), map[string][]state{}
	for i := 0; i < len(b.places); i++ {
		from := b.places[i]
		if from.kind != inEach {
			continue
		}
		b.join(from, from.one(), "")
		for _, e := range escapes[from.one()] {
			way := b.escapeEach(from, e)
			for _, n := range e.Nodes {
				found[n] = append(found[n], way)
			}
		}
	}
	return found
}

// escapes are the findings that make code in a container root on its nodes.
func (b *builder) escapes() map[place][]policy.Effect {
	found := map[place][]policy.Effect{}
	for _, e := range b.Effects {
		if e.Capability.Kind != api.CapabilityNodeRoot {
			continue
		}
		for _, from := range b.holders(e) {
			found[from.place] = append(found[from.place], e)
		}
	}
	return found
}

func (b *builder) escapeEach(from place, e policy.Effect) state {
	to := from
	to.kind, to.finding = rootByEach, e.Finding
	basis := b.basis(e)
	b.add(edge{
		needs: []state{b.at(from)}, gives: b.at(to), cost: b.costs[api.CapabilityNodeRoot].Cost,
		text: "become root on each of their nodes", findings: []string{e.Finding}, change: basis.change, keys: basis.keys,
	})
	return b.at(to)
}

// waysOfNodes lists the ways to each node; nil if there is a node without any.
func (b *builder) waysOfNodes(ways map[string][]state) [][]state {
	var list [][]state
	for _, n := range b.Inventory.Nodes {
		some := slices.Clone(ways[n.Name])
		if len(some) == 0 {
			return nil
		}
		slices.Sort(some)
		list = append(list, slices.Compact(some))
	}
	return list
}

// least leaves out each set of ways that holds another one: whoever has a way
// of the smaller one has one of the larger.
func least(sets [][]state) [][]state {
	slices.SortFunc(sets, func(x, y []state) int { return cmp.Or(cmp.Compare(len(x), len(y)), slices.Compare(x, y)) })
	var kept [][]state
	for _, set := range sets {
		if !slices.ContainsFunc(kept, func(smaller []state) bool { return includes(set, smaller) }) {
			kept = append(kept, set)
		}
	}
	return kept
}

// byAny is a state that each of some ways gives.
func (b *builder) byAny(ways []state) state {
	if len(ways) == 1 {
		return ways[0]
	}
	var names []string
	for _, w := range ways {
		names = append(names, b.places[w].name+"/"+b.places[w].more+" "+b.places[w].finding)
	}
	joined := place{kind: rootBySome, name: strings.Join(names, ", ")}
	for _, w := range ways {
		b.join(b.places[w], joined, "")
	}
	return b.at(joined)
}
