package facts

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// shownDeputies are the operators of definitions whose schema has a pod in it,
// and that the catalog does not know. The operator is who says in the status
// what it has done, and may start pods.
func (n *neighborhood) shownDeputies(known []deputyKind) []presentDeputy {
	var shown []presentDeputy
	for _, definition := range n.inv.CustomResources {
		field := definition.Annotations[inventory.AnnotationPodField]
		resource, group, _ := strings.Cut(definition.Name, ".")
		if field == "" || slices.ContainsFunc(known, func(k deputyKind) bool { return k.Group == group && slices.Contains(k.Resources, resource) }) {
			continue
		}
		for _, id := range n.operators(group, resource) {
			shown = append(shown, presentDeputy{
				deputyKind: deputyKind{Group: group, Resources: []string{resource}, Operators: []string{id.Namespace + "/" + id.Name}, Effect: "pods"},
				account:    id, definition: definition.Name, field: field,
			})
		}
	}
	return shown
}

// operators lists the accounts that write the status or the finalizers of a
// resource by name, not by a wildcard, and may start pods.
func (n *neighborhood) operators(group, resource string) []rbac.Identity {
	var found []rbac.Identity
	for _, id := range n.index.Identities() {
		if id.Kind != rbacv1.ServiceAccountKind || !n.holding[id] || !n.index.Exists(id) {
			continue
		}
		grants := n.ownGrants(id)
		if slices.ContainsFunc(grants, func(g rbac.Grant) bool { return operates(g, group, resource) }) && slices.ContainsFunc(grants, startsPods) {
			found = append(found, id)
		}
	}
	return found
}

func operates(g rbac.Grant, group, resource string) bool {
	return slices.Contains(g.APIGroups, group) && anyOf(g.Resources, resource+"/status", resource+"/finalizers") &&
		anyOf(g.Verbs, "*", "patch", "update")
}

func startsPods(g rbac.Grant) bool {
	for _, made := range [][2]string{
		{"", "pods"}, {"apps", "deployments"}, {"apps", "statefulsets"}, {"apps", "daemonsets"}, {"apps", "replicasets"}, {"batch", "jobs"}, {"batch", "cronjobs"},
	} {
		if g.Allows(rbac.Request{Verb: "create", Group: made[0], Resource: made[1], Namespace: g.Namespace}) {
			return true
		}
	}
	return false
}
