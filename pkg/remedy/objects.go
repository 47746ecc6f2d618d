package remedy

import (
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// objectWays lists the ways to change what evidence shows of an object that is
// neither a workload nor a role.
func (p *Planner) objectWays(ref api.Change, f *api.Finding, e api.Evidence) ([]edit, string) {
	path := parsePath(e.Field)
	switch ref.Kind {
	case "Namespace":
		if e.Field == "metadata.labels" && p.inv.Namespaces[ref.Name] != nil {
			return []edit{{object: ref, make: func(plan *Plan) { plan.namespace(ref) }}}, ""
		}
	case "Node":
		if e.Field == "spec.taints" {
			return p.taintWays(ref)
		}
	case "ClusterRoleBinding", "RoleBinding":
		return p.danglingWays(ref, f, e)
	case "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration":
		return p.webhookWays(ref, path)
	}
	if f.Subject.Kind == kindAccount && e.Field == "spec.serviceAccountName" {
		return makeAccount(f), ""
	}
	return nil, none(e)
}

// danglingWays takes a subject that does not exist out of a binding, or deletes
// the binding if its role does not exist.
func (p *Planner) danglingWays(ref api.Change, f *api.Finding, e api.Evidence) ([]edit, string) {
	b := p.binding(ref)
	if !changeable(b) {
		return nil, "the API server restores " + ref.Reference() + " when it starts"
	}
	if slices.ContainsFunc(f.Evidence, func(x api.Evidence) bool { return x.Object == e.Object && x.Field == "roleRef" }) {
		return []edit{{object: ref, make: func(plan *Plan) { plan.deletion(ref) }}}, ""
	}
	holder, _, _ := strings.Cut(e.Value, ",")
	return []edit{{object: ref, make: func(plan *Plan) { plan.binding(ref.Reference()).drop(holder) }}}, ""
}
