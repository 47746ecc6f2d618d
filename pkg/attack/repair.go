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
	index := g.indexSteps()
	for _, id := range slices.Sorted(maps.Keys(keys)) {
		f := byID[id]
		r := &Repair{Finding: id, Change: changes[id], keys: distinct(keys[id]), Cost: weight(f)}
		if f.Owner != nil {
			r.Owner = *f.Owner
		}
		r.covered = index.covered(r.keys)
		list = append(list, r)
	}
	list = undominated(list)
	for _, r := range list {
		r.Findings = index.resolved(r)
	}
	return list
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
	covering := map[string][]*Repair{} // by key
	for _, r := range list {
		better := func(k *Repair) bool { return k.Cost <= r.Cost && includes(k.covered, r.covered) }
		if slices.ContainsFunc(covering[r.covered[0]], better) {
			continue
		}
		kept = append(kept, r)
		for _, key := range r.covered {
			covering[key] = append(covering[key], r)
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
