package facts

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// isWorthwhile tells whether an account holds a permission of its own that an
// attacker could use. Nearly all accounts hold some that nobody could.
func (n *neighborhood) isWorthwhile(id rbac.Identity) bool {
	return slices.ContainsFunc(n.ownGrants(id), n.isWorthHolding)
}

// ownGrants are what an identity does not have from a group that all are in.
func (n *neighborhood) ownGrants(id rbac.Identity) []rbac.Grant {
	return slices.DeleteFunc(n.index.Grants(id), func(g rbac.Grant) bool {
		return g.Builtin || strings.HasPrefix(g.Subject, rbacv1.GroupKind+"/") && g.Subject != id.String()
	})
}

func (n *neighborhood) isWorthHolding(g rbac.Grant) bool {
	return power.Weighty(g) && slices.ContainsFunc(g.APIGroups, func(group string) bool {
		return slices.ContainsFunc(g.Resources, func(resource string) bool {
			return ofKubernetes(group) && !isHarmless(group, resource) || n.leads(group, resource)
		})
	})
}

// ofKubernetes tells the API groups of Kubernetes, and the one of OpenShift that
// policies know, from those of custom resources.
func ofKubernetes(group string) bool {
	return !strings.Contains(group, ".") || strings.HasSuffix(group, ".k8s.io") || group == "security.openshift.io"
}

// leads tells of custom resources with which an operator does more than its
// own business.
func (n *neighborhood) leads(group, resource string) bool {
	return slices.ContainsFunc(n.deputies[group], func(d presentDeputy) bool {
		return d.Effect != "traffic" && d.Effect != "secrets" && (resource == "*" || slices.Contains(d.Resources, resource))
	})
}

// isHarmless tells of the resources that controllers write for their own sake.
func isHarmless(group, resource string) bool {
	switch group {
	case "":
		return resource == "events"
	case "authentication.k8s.io":
		return strings.HasSuffix(resource, "reviews")
	}
	return group == "events.k8s.io" || group == "coordination.k8s.io" || group == "authorization.k8s.io"
}

// adds tells whether an account exists and holds what an attacker could use and
// the identity of a document does not hold.
func (n *neighborhood) adds(doc *Identity, id rbac.Identity) bool {
	return n.worthwhile[id] && n.index.Exists(id) && n.holdsMore(doc, id)
}

func (n *neighborhood) holdsMore(doc *Identity, id rbac.Identity) bool {
	return slices.ContainsFunc(n.ownGrants(id), func(g rbac.Grant) bool {
		return n.isWorthHolding(g) && !covered(g, doc.Grants)
	})
}

// covered tells whether some grants allow all that one does.
func covered(g rbac.Grant, by []rbac.Grant) bool {
	for _, r := range requests(g) {
		if !slices.ContainsFunc(by, func(own rbac.Grant) bool { return own.Allows(r) }) {
			return false
		}
	}
	return true
}

// requests are what a grant allows; a wildcard in it only a wildcard covers.
func requests(g rbac.Grant) []rbac.Request {
	names := g.ResourceNames
	if len(names) == 0 {
		names = []string{""}
	}
	var list []rbac.Request
	for _, verb := range g.Verbs {
		for _, group := range g.APIGroups {
			for _, resource := range g.Resources {
				for _, name := range names {
					r := rbac.Request{Verb: verb, Group: group, Name: name, Namespace: g.Namespace}
					r.Resource, r.Subresource, _ = strings.Cut(resource, "/")
					list = append(list, r)
				}
			}
		}
	}
	return list
}
