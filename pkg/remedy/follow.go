package remedy

import (
	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Follow adds to a remedy what a finding shows that is still there after the
// changes of a plan: some say one way to the same end at a time. It is false if
// there is nothing to add.
func (p *Plan) Follow(r *Remedy, now *api.Finding) bool {
	found := false
	for _, e := range now.Evidence {
		ref, ok := p.origin(api.NewChange(e.Role))
		if e.Role == "" || !ok {
			continue
		}
		taken := takesFrom(e, rbacv1.PolicyRule{})
		r.parts = append(r.parts, []edit{{object: ref, make: func(plan *Plan) { plan.everywhere(ref, holderOf(now, e), taken) }}})
		found = true
	}
	return found
}

// origin is the object of the plan that a role is, or comes from.
func (p *Plan) origin(role api.Change) (api.Change, bool) {
	for _, o := range p.objects {
		switch changed := o.changed.(type) {
		case *rewritten:
			if o.ref == role {
				return o.ref, true
			}
		case *binding:
			for _, holder := range changed.dropped {
				if made, _, _ := changed.replacement(holder); made != nil && made.ref == role {
					return o.ref, true
				}
			}
		}
	}
	return api.Change{}, false
}

// everywhere takes something from all rules of a role, or from what a subject
// keeps of it.
func (p *Plan) everywhere(ref api.Change, holder string, taken []take) {
	for _, o := range p.objects {
		if o.ref != ref {
			continue
		}
		switch changed := o.changed.(type) {
		case *rewritten:
			changed.cuts.every = append(changed.cuts.every, taken...)
		case *binding:
			if n := changed.narrowed[holder]; n != nil {
				n.cuts.every = append(n.cuts.every, taken...)
			}
		}
	}
}
