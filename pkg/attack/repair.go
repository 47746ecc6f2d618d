package attack

import (
	"cmp"
	"maps"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Repair is a change that takes findings, and with them steps, away.
type Repair struct {
	// Finding is the one whose remediation it is; Findings are all that it
	// resolves, by id.
	Finding  string
	Findings []string
	Change   api.Change
	Owner    api.Owner
	Cost     int
	// keys are what it changes, and covered those of them that steps rest on.
	keys, covered []string
}

// repairs lists what can be changed: the remediation of each finding that
// makes a step possible. Those that take away the same steps are listed once,
// the cheapest one.
func (g *Graph) repairs(findings []api.Finding) []*Repair {
	byID := map[string]api.Finding{}
	for _, f := range findings {
		byID[f.ID] = f
	}
	keys, changes := map[string][]string{}, map[string]api.Change{}
	for _, e := range g.edges {
		for _, id := range e.findings {
			if len(e.keys) == 0 || e.change == nil {
				continue
			}
			keys[id] = append(keys[id], e.keys...)
			if _, known := changes[id]; !known {
				changes[id] = *e.change
			}
		}
	}
	var list []*Repair
	for _, id := range slices.Sorted(maps.Keys(keys)) {
		f := byID[id]
		r := &Repair{Finding: id, Change: changes[id], keys: distinct(keys[id]), Cost: weight(f)}
		if f.Owner != nil {
			r.Owner = *f.Owner
		}
		r.covered = g.covered(r.keys)
		r.Findings = g.resolved(r)
		list = append(list, r)
	}
	return undominated(list)
}

// covered are the keys of steps that some keys name, sorted.
func (g *Graph) covered(keys []string) []string {
	var list []string
	for _, e := range g.edges {
		for _, key := range e.keys {
			if covers(keys, key) {
				list = append(list, key)
			}
		}
	}
	return distinct(list)
}

// resolved are the findings all of whose steps a repair takes away.
func (g *Graph) resolved(r *Repair) []string {
	left, touched := map[string]bool{}, map[string]bool{}
	for _, e := range g.edges {
		gone := len(e.keys) > 0 && includes(r.covered, e.keys)
		for _, id := range e.findings {
			touched[id] = touched[id] || gone
			left[id] = left[id] || !gone
		}
	}
	maps.DeleteFunc(touched, func(id string, any bool) bool { return !any || left[id] })
	return slices.Sorted(maps.Keys(touched))
}

// weight is what a change costs: a setting of a workload that means to have it
// more than a permission, and what its owner restores more than what is yours.
func weight(f api.Finding) int {
	w := 1
	if _, ok := identity(f.Subject); !ok {
		w = 2
	}
	if f.Owner == nil {
		return w
	}
	switch f.Owner.Kind {
	case "olm", "operator":
		return w * 2
	case "addon-manager":
		return w * 3
	case "provider", "kubelet":
		return w * 4
	}
	return w
}

// undominated leaves out repairs that change no more than another one that costs
// no more.
func undominated(list []*Repair) []*Repair {
	slices.SortStableFunc(list, func(a, b *Repair) int {
		return cmp.Or(cmp.Compare(a.Cost, b.Cost), cmp.Compare(len(b.covered), len(a.covered)), cmp.Compare(a.Finding, b.Finding))
	})
	var kept []*Repair
	for _, r := range list {
		if !slices.ContainsFunc(kept, func(k *Repair) bool { return k.Cost <= r.Cost && includes(k.covered, r.covered) }) {
			kept = append(kept, r)
		}
	}
	return kept
}

// includes works on a sorted list.
func includes[T cmp.Ordered](all, some []T) bool {
	for _, x := range some {
		if _, found := slices.BinarySearch(all, x); !found {
			return false
		}
	}
	return true
}

func distinct(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}
