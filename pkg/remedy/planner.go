package remedy

import (
	"fmt"

	psa "k8s.io/pod-security-admission/policy"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// Planner finds out what to change. It knows the objects, and what is granted by
// whom.
type Planner struct {
	inv   *inventory.Inventory
	index *rbac.Index
	known vocabulary
	// minor is the minor version of the API server; 0 if nobody knows.
	minor     int
	workloads map[api.Change]*inventory.Workload
	// evaluator judges pods by the Pod Security Standards.
	evaluator psa.Evaluator
}

// NewPlanner takes an inventory, which stays as it is, its index, and the minor
// version of the API server, such as 37, or 0.
func NewPlanner(inv *inventory.Inventory, index *rbac.Index, minor int) (*Planner, error) {
	known, err := newVocabulary(inv)
	if err != nil {
		return nil, err
	}
	evaluator, err := psa.NewEvaluator(psa.DefaultChecks(), nil)
	if err != nil {
		return nil, fmt.Errorf("load Pod Security Standards: %w", err)
	}
	p := &Planner{
		inv: inv, index: index, known: known, minor: minor, evaluator: evaluator,
		workloads: map[api.Change]*inventory.Workload{},
	}
	for _, w := range inv.Workloads {
		p.workloads[api.Change{Kind: w.Kind, Namespace: w.Namespace, Name: w.Name}] = w
	}
	return p, nil
}

// Remedy is what one finding calls for: for each piece of its evidence the ways
// to change what it shows, the mildest one first.
type Remedy struct {
	Finding *api.Finding
	// Open says which pieces of evidence no change is known for, and why.
	Open  []string
	parts [][]edit
}

// edit is one change of one object.
type edit struct {
	object api.Change
	make   func(*Plan)
	// note says what whoever applies it should know; "" if nothing.
	note string
}

// Remedy says what to change so that a finding is gone.
func (p *Planner) Remedy(f *api.Finding) *Remedy {
	r := &Remedy{Finding: f}
	for _, e := range f.Evidence {
		ways, why := p.ways(f, e)
		if len(ways) == 0 {
			r.Open = append(r.Open, why)
			continue
		}
		r.parts = append(r.parts, ways)
	}
	return r
}

// Levels counts how often the remedy can be made stricter, and the remedy itself:
// 0 if there is nothing to change.
func (r *Remedy) Levels() int {
	most := 0
	for _, ways := range r.parts {
		most = max(most, len(ways))
	}
	return most
}

// ways lists the changes of what one piece of evidence shows, or says why there
// is none.
func (p *Planner) ways(f *api.Finding, e api.Evidence) ([]edit, string) {
	if e.Role != "" {
		return p.grantWays(f, e)
	}
	object := api.Change{Kind: f.Subject.Kind, Namespace: f.Subject.Namespace, Name: f.Subject.Name}
	if e.Object != "" {
		object = api.NewChange(e.Object)
	}
	if w := p.workloads[object]; w != nil {
		return p.workloadWays(w, object, f, e)
	}
	return p.objectWays(object, f, e)
}

// none is the reason where only the owner of an object knows what to write.
func none(e api.Evidence) string {
	if e.Field == "" {
		return "what to change depends on the component"
	}
	return "what to write at " + e.Field + " depends on the component"
}
