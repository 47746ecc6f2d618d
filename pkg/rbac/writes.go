package rbac

import (
	"slices"
	"strings"
)

// ClusterWrites lists in short what a service account may change in all
// namespaces or in cluster-wide objects, sorted. What nearly every controller
// may do is left out (leases, events, questions about identities and rights,
// the status of its own custom resources), and so is what the account may do
// only as a member of a group, since that says nothing about it.
func (x *Index) ClusterWrites(namespace, account string) []string {
	var texts []string
	for _, g := range x.Grants(Account(namespace, account)) {
		if g.Namespace != "" || g.Builtin || strings.HasPrefix(g.Subject, "Group/") {
			continue
		}
		if writes, ok := g.writes(); ok {
			texts = append(texts, writes.String())
		}
	}
	slices.Sort(texts)
	return slices.Compact(texts)
}

// writes narrows a grant to what changes something of weight.
func (g Grant) writes() (Grant, bool) {
	g.Verbs = slices.DeleteFunc(slices.Clone(g.Verbs), isRead)
	own := !slices.ContainsFunc(g.APIGroups, isKubernetesGroup)
	g.Resources = slices.DeleteFunc(slices.Clone(g.Resources), func(resource string) bool {
		return isHarmless(resource) || own && isUpkeep(resource)
	})
	return g, len(g.Verbs) > 0 && len(g.Resources) > 0 && len(g.APIGroups) > 0
}

func isRead(verb string) bool { return verb == "get" || verb == "list" || verb == "watch" }

// isKubernetesGroup is false for groups of custom resources.
func isKubernetesGroup(group string) bool {
	return !strings.Contains(group, ".") || strings.HasSuffix(group, ".k8s.io")
}

// isHarmless is true for resources that nearly every controller writes. Pod
// security policies are not written but used.
func isHarmless(resource string) bool {
	switch resource {
	case "leases", "events", "tokenreviews", "subjectaccessreviews", "localsubjectaccessreviews",
		"selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews", "podsecuritypolicies":
		return true
	}
	return false
}

// isUpkeep is true for what a controller writes to say how it is getting on.
func isUpkeep(resource string) bool {
	return strings.HasSuffix(resource, "/status") || strings.HasSuffix(resource, "/finalizers")
}
