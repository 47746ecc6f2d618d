package rbac

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
)

// Request is what somebody asks of the API server, as its authorizers see it.
type Request struct {
	// Verb is get, create, deletecollection, bind …; for a URL get, post ….
	Verb string
	// Group is the API group; "" is the core group.
	Group       string
	Resource    string
	Subresource string
	// Name is the object's; "" for create and deletecollection of a resource,
	// and for list and watch without a field selector on metadata.name.
	Name string
	// Namespace is "" for objects without one and for all namespaces at once.
	// A Namespace object counts as being inside itself: see NamespaceObject.
	Namespace string
	// URL is the path of a request that is not for a resource; the fields above
	// but Verb are then ignored.
	URL string
}

// NamespaceObject is a request for a Namespace object itself. The API server
// asks whether it is allowed inside that namespace, so that a RoleBinding there
// can allow it.
func NamespaceObject(verb, name, subresource string) Request {
	return Request{Verb: verb, Resource: "namespaces", Subresource: subresource, Name: name, Namespace: name}
}

// Allows tells whether the grant alone is enough for the request, by the rules
// of kubernetes pkg/apis/rbac/v1/evaluation_helpers.go.
func (g Grant) Allows(r Request) bool {
	rule := g.Rule()
	return r.inside(g.Namespace) && r.matches(&rule)
}

// inside tells whether rules of a namespace are asked; "" are the rules of
// ClusterRoleBindings.
func (r Request) inside(namespace string) bool {
	return namespace == "" || r.URL == "" && r.Namespace == namespace
}

func (r Request) matches(rule *rbacv1.PolicyRule) bool {
	if !holds(rule.Verbs, r.Verb) {
		return false
	}
	if r.URL != "" {
		return slices.ContainsFunc(rule.NonResourceURLs, r.isBelow)
	}
	return holds(rule.APIGroups, r.Group) && slices.ContainsFunc(rule.Resources, r.isOf) &&
		(len(rule.ResourceNames) == 0 || slices.Contains(rule.ResourceNames, r.Name))
}

// holds tells whether a list of verbs or groups has the wanted one, or "*".
func holds(list []string, wanted string) bool {
	return slices.ContainsFunc(list, func(s string) bool { return s == rbacv1.VerbAll || s == wanted })
}

// isOf tells whether a rule's resource is the one requested. "*" includes all
// subresources, "*/scale" that of every resource; "pods/*" has no meaning.
func (r Request) isOf(resource string) bool {
	if r.Subresource == "" {
		return resource == rbacv1.ResourceAll || resource == r.Resource
	}
	return resource == rbacv1.ResourceAll || resource == r.Resource+"/"+r.Subresource || resource == "*/"+r.Subresource
}

// isBelow tells whether a rule's URL is the one requested, or a prefix of it
// that ends in "*".
func (r Request) isBelow(url string) bool {
	if url == rbacv1.NonResourceAll || url == r.URL {
		return true
	}
	return strings.HasSuffix(url, "*") && strings.HasPrefix(r.URL, strings.TrimRight(url, "*"))
}
