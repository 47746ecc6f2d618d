package attack

import (
	"maps"
	"slices"
)

// stepIndex finds the steps that rest on a key, and those of a finding.
type stepIndex struct {
	graph *Graph
	// byKey and byFinding are edges; inRule are the keys that are a part of a
	// rule, by the key of the whole rule.
	byKey, byFinding map[string][]int
	inRule           map[string][]string
}

func (g *Graph) indexSteps() stepIndex {
	x := stepIndex{graph: g, byKey: map[string][]int{}, byFinding: map[string][]int{}, inRule: map[string][]string{}}
	for i, e := range g.edges {
		for _, key := range e.keys {
			if rule := wholeRule(key); rule != key && x.byKey[key] == nil {
				x.inRule[rule] = append(x.inRule[rule], key)
			}
			x.byKey[key] = append(x.byKey[key], i)
		}
		for _, id := range e.findings {
			x.byFinding[id] = append(x.byFinding[id], i)
		}
	}
	return x
}

// covered are the keys of steps that some keys name, sorted: a whole rule names
// its parts, too.
func (x stepIndex) covered(keys []string) []string {
	var list []string
	for _, key := range keys {
		if x.byKey[key] != nil {
			list = append(list, key)
		}
		list = append(list, x.inRule[key]...)
	}
	return distinct(list)
}

// resolved are the findings all of whose steps a repair takes away.
func (x stepIndex) resolved(r *Repair) []string {
	touched := map[string]bool{}
	for _, key := range r.covered {
		for _, i := range x.byKey[key] {
			if x.takenAway(i, r) {
				for _, id := range x.graph.edges[i].findings {
					touched[id] = true
				}
			}
		}
	}
	maps.DeleteFunc(touched, func(id string, _ bool) bool {
		return slices.ContainsFunc(x.byFinding[id], func(i int) bool { return !x.takenAway(i, r) })
	})
	return slices.Sorted(maps.Keys(touched))
}

// takenAway tells whether a step rests on nothing but what a repair changes.
func (x stepIndex) takenAway(edge int, r *Repair) bool {
	keys := x.graph.edges[edge].keys
	return len(keys) > 0 && includes(r.covered, keys)
}
