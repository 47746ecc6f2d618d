package remedy

import (
	"cmp"
	"fmt"
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// binding is a RoleBinding or a ClusterRoleBinding that loses subjects.
type binding struct {
	planner *Planner
	ref     api.Change
	was     *inventory.Binding
	// dropped are the subjects, as evidence writes them, and narrowed what they
	// keep of the role.
	dropped  []string
	narrowed map[string]*narrowed
}

// narrowed are the rules of a role that one subject keeps.
type narrowed struct {
	rules map[int]rbac.Grant
	cuts  *cuts
}

func (p *Plan) binding(ref string) *binding {
	c := api.NewChange(ref)
	return at(p, c, func() *binding {
		return &binding{planner: p.planner, ref: c, was: p.planner.binding(c), narrowed: map[string]*narrowed{}}
	})
}

// drop takes a subject away.
func (b *binding) drop(holder string) {
	if !slices.Contains(b.dropped, holder) {
		b.dropped = append(b.dropped, holder)
	}
}

// narrow takes a subject away and gives it the role without what evidence shows.
func (b *binding) narrow(holder string, e api.Evidence, spell bool) {
	b.drop(holder)
	if b.narrowed[holder] == nil {
		b.narrowed[holder] = &narrowed{rules: b.grants(holder), cuts: newCuts()}
	}
	n := b.narrowed[holder]
	if e.Index == nil {
		return
	}
	rule := n.rules[*e.Index].Rule()
	n.cuts.add(*e.Index, e, rule, spell)
	for _, t := range takesFrom(e, rule) {
		if t.everything() && !spell {
			n.cuts.every = append(n.cuts.every, t)
		}
	}
}

// grants are the rules that a subject has from the binding, by their place in
// the role.
func (b *binding) grants(holder string) map[int]rbac.Grant {
	rules := map[int]rbac.Grant{}
	for _, g := range b.planner.index.Grants(identityOf(holder)) {
		if g.Binding == b.ref.Reference() && g.Subject == holder {
			rules[g.Index] = g
		}
	}
	return rules
}

// left are the rules of the role that a subject keeps. A Role has none about
// URLs, and they would have no effect there.
func (b *binding) left(n *narrowed) ([]rbacv1.PolicyRule, []string) {
	rules := make([]rbacv1.PolicyRule, len(n.rules))
	for i := range rules {
		rules[i] = n.rules[i].Rule()
	}
	left, notes := n.cuts.apply(rules, b.planner.known)
	if b.ref.Kind == "RoleBinding" {
		left = slices.DeleteFunc(left, func(r rbacv1.PolicyRule) bool { return len(r.NonResourceURLs) > 0 })
	}
	return left, notes
}

// remaining are the subjects that stay.
func (b *binding) remaining() []rbacv1.Subject {
	return slices.DeleteFunc(slices.Clone(b.was.Subjects), func(s rbacv1.Subject) bool {
		return slices.ContainsFunc(b.dropped, func(holder string) bool { return isHolder(s, holder) })
	})
}

func (b *binding) applyTo(inv *inventory.Inventory) {
	now := *b.was
	now.Subjects = b.remaining()
	setBinding(inv, b.ref.Kind, &now)
	for _, holder := range b.dropped {
		role, bound, _ := b.replacement(holder)
		if role != nil {
			setRole(inv, role.kind, &inventory.Role{Namespace: role.ref.Namespace, Name: role.ref.Name, Rules: role.rules})
			setBinding(inv, b.ref.Kind, bound)
		}
	}
}

// setBinding replaces a binding, or adds one.
func setBinding(inv *inventory.Inventory, kind string, b *inventory.Binding) {
	list := &inv.ClusterRoleBindings
	if kind == "RoleBinding" {
		list = &inv.RoleBindings
	}
	changed := slices.DeleteFunc(slices.Clone(*list), func(x *inventory.Binding) bool {
		return x.Name == b.Name && x.Namespace == b.Namespace
	})
	changed = append(changed, b)
	slices.SortFunc(changed, func(x, y *inventory.Binding) int {
		return cmp.Or(cmp.Compare(x.Namespace, y.Namespace), cmp.Compare(x.Name, y.Name))
	})
	*list = changed
}

func (b *binding) documents() []Document {
	var list []Document
	for _, holder := range b.dropped {
		role, bound, notes := b.replacement(holder)
		if role == nil {
			continue
		}
		at := api.Change{Kind: b.ref.Kind, Namespace: bound.Namespace, Name: bound.Name}
		list = append(list,
			Document{Object: role.ref, Notes: notes, New: true, Content: roleContent(role.ref, nil, role.rules)},
			Document{Object: at, New: true, Content: bindingContent(at, bound)},
		)
	}
	now := *b.was
	now.Subjects = b.remaining()
	d := Document{Object: b.ref, Content: bindingContent(b.ref, &now)}
	for _, holder := range b.dropped {
		d.Notes = append(d.Notes, fmt.Sprintf("Takes %s out of the binding to %s/%s.", holder, b.was.RoleRef.Kind, b.was.RoleRef.Name))
	}
	if len(now.Subjects) == 0 {
		d.Notes = append(d.Notes, "No subject is left: the binding may as well be deleted.")
	}
	return append(list, d)
}

func bindingContent(ref api.Change, b *inventory.Binding) map[string]any {
	return object(rbacv1.SchemeGroupVersion.String(), ref, b.Labels, map[string]any{
		"roleRef": b.RoleRef, "subjects": subjectsOf(b),
	})
}

func subjectsOf(b *inventory.Binding) []rbacv1.Subject {
	if b.Subjects == nil {
		return []rbacv1.Subject{}
	}
	return b.Subjects
}
