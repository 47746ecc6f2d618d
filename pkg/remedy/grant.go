package remedy

import (
	"fmt"
	"slices"
	"strings"

	"k8s.io/apimachinery/pkg/types"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// grantWays says where to take a permission away: in the role; or, where the
// role is not to be changed, from the binding, which gives the holder a role with
// the rest of the rules instead.
func (p *Planner) grantWays(f *api.Finding, e api.Evidence) ([]edit, string) {
	holder, binding := holderOf(f, e), p.binding(api.NewChange(e.Binding))
	role := p.role(api.NewChange(e.Role))
	switch {
	case everyone(holder) && changeable(binding):
		return []edit{{object: api.NewChange(e.Binding), make: func(plan *Plan) { plan.binding(e.Binding).drop(holder) }}}, ""
	case role != nil && !rbac.Bootstrapped(role.Labels) && role.Aggregation == nil && len(p.people(e.Role)) == 0:
		return []edit{p.cutRole(f, e, role)}, ""
	case changeable(binding):
		return []edit{{
			object: api.NewChange(e.Binding), note: p.keptBy(e.Role),
			make: func(plan *Plan) { plan.binding(e.Binding).narrow(holder, e, spells(f)) },
		}}, ""
	case binding == nil:
		return nil, e.Binding + " is not in the input"
	}
	return nil, "the API server restores " + e.Role + " and " + e.Binding + " when it starts"
}

// cutRole takes what evidence shows from a rule.
func (p *Planner) cutRole(f *api.Finding, e api.Evidence, role *inventory.Role) edit {
	made := edit{object: api.NewChange(e.Role), note: p.alsoHeldBy(e)}
	made.make = func(plan *Plan) {
		if e.Index != nil && *e.Index < len(role.Rules) {
			plan.role(e.Role).cuts.add(*e.Index, e, role.Rules[*e.Index], spells(f))
		}
	}
	return made
}

// spells tells whether the way in which a rule is written is the problem, and
// not what it allows.
func spells(f *api.Finding) bool {
	return f.Capability == nil && slices.ContainsFunc(f.Evidence, func(e api.Evidence) bool { return e.Command == "" && strings.Contains(e.Rule, wildcard) })
}

func (p *Planner) role(c api.Change) *inventory.Role {
	if c.Kind == "Role" {
		return p.inv.Roles[types.NamespacedName{Namespace: c.Namespace, Name: c.Name}]
	}
	return p.inv.ClusterRoles[c.Name]
}

func (p *Planner) binding(c api.Change) *inventory.Binding {
	list := p.inv.ClusterRoleBindings
	if c.Kind == "RoleBinding" {
		list = p.inv.RoleBindings
	}
	for _, b := range list {
		if b.Name == c.Name && b.Namespace == c.Namespace {
			return b
		}
	}
	return nil
}

func changeable(b *inventory.Binding) bool { return b != nil }

// holders lists the subjects that a role is bound to, by binding.
func (p *Planner) holders(role string) []string {
	want := api.NewChange(role)
	var list []string
	for _, b := range slices.Concat(p.inv.ClusterRoleBindings, p.inv.RoleBindings) {
		if b.RoleRef.Kind != want.Kind || b.RoleRef.Name != want.Name || want.Kind == "Role" && b.Namespace != want.Namespace {
			continue
		}
		for _, s := range b.Subjects {
			list = append(list, api.Change{Kind: s.Kind, Namespace: s.Namespace, Name: s.Name}.Reference())
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// people are the holders of a role that stand for people.
func (p *Planner) people(role string) []string {
	return slices.DeleteFunc(p.holders(role), func(holder string) bool {
		c := api.NewChange(holder)
		return c.Kind == "ServiceAccount" || strings.HasPrefix(c.Name, "system:")
	})
}

func (p *Planner) keptBy(role string) string {
	if people := p.people(role); len(people) > 0 {
		return fmt.Sprintf("%s stays as it is for %s.", role, strings.Join(people, ", "))
	}
	return ""
}

// alsoHeldBy names those from whom a change of the role takes the permission,
// too.
func (p *Planner) alsoHeldBy(e api.Evidence) string {
	others := p.holders(e.Role)
	if b := p.binding(api.NewChange(e.Binding)); b != nil && len(b.Subjects) > 0 && len(others) > len(b.Subjects) {
		return fmt.Sprintf("%s is bound to %s: all of them lose the permission.", e.Role, strings.Join(others, ", "))
	}
	return ""
}
