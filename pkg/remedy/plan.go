package remedy

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// Choice is a remedy, and how strict it is to be: 0 is the mildest way.
type Choice struct {
	Remedy *Remedy
	Level  int
}

// Plan is what some remedies change together, object by object.
type Plan struct {
	planner *Planner
	objects []*entry
}

// entry is one object that is changed.
type entry struct {
	ref api.Change
	changed
	// findings are those for whose sake it is changed.
	findings []*api.Finding
	notes    []string
}

// changed is an object with its changes.
type changed interface {
	// applyTo makes the changes in an inventory whose parts are shared with
	// another one: it replaces them.
	applyTo(*inventory.Inventory)
	documents() []Document
}

// Plan puts remedies together, in the order given.
func (p *Planner) Plan(choices []Choice) *Plan {
	plan := &Plan{planner: p}
	for _, c := range choices {
		for _, ways := range c.Remedy.parts {
			way := ways[min(c.Level, len(ways)-1)]
			way.make(plan)
			plan.note(way, c.Remedy.Finding)
		}
	}
	return plan
}

func (p *Plan) note(e edit, f *api.Finding) {
	for _, o := range p.objects {
		if o.ref != e.object {
			continue
		}
		if !slices.Contains(o.findings, f) {
			o.findings = append(o.findings, f)
		}
		if e.note != "" && !slices.Contains(o.notes, e.note) {
			o.notes = append(o.notes, e.note)
		}
	}
}

// at is the object of a reference in a plan, which is made if it is not changed
// yet.
func at[T changed](p *Plan, ref api.Change, make func() T) T {
	for _, o := range p.objects {
		if known, ok := o.changed.(T); ok && o.ref == ref {
			return known
		}
	}
	made := make()
	p.objects = append(p.objects, &entry{ref: ref, changed: made})
	return made
}

// Empty is true if there is nothing to change.
func (p *Plan) Empty() bool { return len(p.objects) == 0 }

// Apply gives the inventory as it is after the changes. What does not change is
// shared with the one before, which stays as it is.
func (p *Plan) Apply() *inventory.Inventory {
	now := *p.planner.inv
	for _, o := range p.objects {
		o.applyTo(&now)
	}
	return &now
}

// Workloads are those that change, and what becomes of them.
func (p *Plan) Workloads() map[*inventory.Workload]*inventory.Workload {
	found := map[*inventory.Workload]*inventory.Workload{}
	for _, o := range p.objects {
		if w, ok := o.changed.(*workload); ok {
			found[w.was] = w.now()
		}
	}
	return found
}
