package remedy

import (
	"fmt"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// newRole is a role with the rules that a subject keeps.
type newRole struct {
	kind  string
	ref   api.Change
	rules []rbacv1.PolicyRule
}

// replacement is the role, and its binding, for a subject that was dropped; nil
// if nothing is left for it.
func (b *binding) replacement(holder string) (*newRole, *inventory.Binding, []string) {
	n := b.narrowed[holder]
	if n == nil {
		return nil, nil, nil
	}
	rules, notes := b.left(n)
	if len(rules) == 0 {
		return nil, nil, nil
	}
	r := &newRole{kind: strings.TrimSuffix(b.ref.Kind, "Binding"), rules: rules}
	r.ref = api.Change{Kind: r.kind, Namespace: b.ref.Namespace, Name: b.freeName(holder)}
	bound := &inventory.Binding{
		Namespace: r.ref.Namespace, Name: r.ref.Name, Subjects: b.subjects(holder),
		RoleRef: rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: r.kind, Name: r.ref.Name},
	}
	return r, bound, notes
}

// subjects are those of the binding that are the holder.
func (b *binding) subjects(holder string) []rbacv1.Subject {
	for _, s := range b.was.Subjects {
		if isHolder(s, holder) {
			return []rbacv1.Subject{s}
		}
	}
	return nil
}

// freeName is a name that no role and no binding has.
func (b *binding) freeName(holder string) string {
	base := b.was.Name + "-reduced"
	if c := api.NewChange(holder); len(b.was.Subjects) > 1 {
		base = strings.Trim(fmt.Sprintf("%s-%s-%s", base, c.Namespace, c.Name), "-")
	}
	for n := 1; ; n++ {
		name := base
		if n > 1 {
			name = fmt.Sprintf("%s-%d", base, n)
		}
		role := api.Change{Kind: strings.TrimSuffix(b.ref.Kind, "Binding"), Namespace: b.ref.Namespace, Name: name}
		if b.planner.role(role) == nil && b.planner.binding(api.Change{Kind: b.ref.Kind, Namespace: b.ref.Namespace, Name: name}) == nil {
			return name
		}
	}
}
