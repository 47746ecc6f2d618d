package facts

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// named resolves the resourceNames of the judged grants.
func (n *neighborhood) named(doc *Identity) map[string]Named {
	found := map[string]Named{}
	for i, g := range doc.Grants {
		if len(g.ResourceNames) == 0 || !doc.changeable(g) {
			continue
		}
		found[strconv.Itoa(i)] = Named{
			Accounts:  n.namedAccounts(doc, g),
			Users:     n.namedUsers(doc, g),
			Groups:    n.namedGroups(doc, g),
			Tokens:    n.namedTokens(doc, g),
			Pods:      n.namedPods(doc, g),
			Strong:    n.namedRoles(g, func(role string) bool { return power.Strong(n.index, role) }),
			Own:       n.namedRoles(g, func(role string) bool { return holdsRole(doc, role) }),
			Consumers: n.namedConsumers(g),
			Absent:    n.namesNoWebhook(g),
		}
	}
	return found
}

// about tells whether a grant is about a resource or a part of it.
func about(g rbac.Grant, resource string) bool {
	return slices.ContainsFunc(g.Resources, func(written string) bool {
		return written == "*" || written == resource || strings.HasPrefix(written, resource+"/") || strings.HasPrefix(written, "*/")
	})
}

// namedRoles lists the roles that a grant names and that pass a test.
func (n *neighborhood) namedRoles(g rbac.Grant, passes func(role string) bool) []string {
	list := []string{}
	for _, kind := range []string{"ClusterRole", "Role"} {
		if !about(g, strings.ToLower(kind)+"s") {
			continue
		}
		for _, name := range g.ResourceNames {
			role := kind + "/" + name
			if kind == "Role" {
				role = kind + "/" + g.Namespace + "/" + name
			}
			if passes(role) && !slices.Contains(list, role) {
				list = append(list, role)
			}
		}
	}
	return list
}

func holdsRole(doc *Identity, role string) bool {
	return slices.ContainsFunc(doc.Grants, func(g rbac.Grant) bool { return g.Role == role })
}

func (n *neighborhood) namedConsumers(g rbac.Grant) []Consumer {
	list := []Consumer{}
	for _, kind := range []string{"ConfigMap", "Secret"} {
		if !about(g, strings.ToLower(kind)+"s") {
			continue
		}
		for _, name := range g.ResourceNames {
			list = append(list, n.consumers.of(kind, g.Namespace, name)...)
		}
	}
	return list[:min(len(list), mostNamed)]
}

func (n *neighborhood) namesNoWebhook(g rbac.Grant) bool {
	return about(g, "mutatingwebhookconfigurations") && !slices.ContainsFunc(g.ResourceNames, func(name string) bool {
		return power.HasWebhook(n.inv, n.index, name)
	})
}
