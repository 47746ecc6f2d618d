package remedy

import (
	"maps"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// rewritten is a Role or a ClusterRole that loses rules.
type rewritten struct {
	ref   api.Change
	was   *inventory.Role
	known vocabulary
	cuts  *cuts
}

func (p *Plan) role(ref string) *rewritten {
	c := api.NewChange(ref)
	return at(p, c, func() *rewritten {
		return &rewritten{ref: c, was: p.planner.role(c), known: p.planner.known, cuts: newCuts()}
	})
}

func (r *rewritten) applyTo(inv *inventory.Inventory) {
	now := *r.was
	now.Rules, _ = r.cuts.apply(r.was.Rules, r.known)
	setRole(inv, r.ref.Kind, &now)
}

// setRole replaces a role, or adds one, without changing the maps of the
// inventory that this one was copied from.
func setRole(inv *inventory.Inventory, kind string, r *inventory.Role) {
	if kind == "Role" {
		inv.Roles = maps.Clone(inv.Roles)
		inv.Roles[types.NamespacedName{Namespace: r.Namespace, Name: r.Name}] = r
		return
	}
	inv.ClusterRoles = maps.Clone(inv.ClusterRoles)
	inv.ClusterRoles[r.Name] = r
}

func (r *rewritten) documents() []Document {
	rules, notes := r.cuts.apply(r.was.Rules, r.known)
	return []Document{{
		Object: r.ref, Notes: notes,
		Content: roleContent(r.ref, r.was.Labels, rules),
	}}
}

func roleContent(ref api.Change, labels map[string]string, rules []rbacv1.PolicyRule) map[string]any {
	return object(rbacv1.SchemeGroupVersion.String(), ref, labels, map[string]any{"rules": rules})
}
