package power

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// question is a permission: any of the verbs on any of the resources.
type question struct {
	group     string
	resources []string
	verbs     []string
	// cluster is true for kinds that have no namespace.
	cluster bool
}

// asked is what the questions of this package found in some grants: for each
// namespace where one is allowed, the names that it is restricted to.
type asked map[string]names

// names are the objects that a permission is for.
type names struct {
	all   bool
	these []string
}

func (n names) has(name string) bool { return n.all || slices.Contains(n.these, name) }

func (n names) and(other names) names {
	return names{all: n.all || other.all, these: append(slices.Clone(n.these), other.these...)}
}

// ask finds out where grants allow what is asked.
func ask(grants []rbac.Grant, q question) asked {
	found := asked{}
	for _, g := range grants {
		if q.cluster && g.Namespace != "" || !q.allowedBy(g) {
			continue
		}
		found[g.Namespace] = found[g.Namespace].and(names{all: len(g.ResourceNames) == 0, these: g.ResourceNames})
	}
	return found
}

func (q question) allowedBy(g rbac.Grant) bool {
	if len(g.Resources) == 0 {
		return false
	}
	name := ""
	if len(g.ResourceNames) > 0 {
		name = g.ResourceNames[0]
	}
	for _, resource := range q.resources {
		for _, verb := range q.verbs {
			r := rbac.Request{Verb: verb, Group: q.group, Name: name, Namespace: g.Namespace}
			r.Resource, r.Subresource = split(resource)
			if g.Allows(r) {
				return true
			}
		}
	}
	return false
}

func (a asked) everywhere() bool { return a[""].all }

func creates(group string, resources ...string) question {
	return question{group: group, resources: resources, verbs: []string{"create"}}
}

func writes(group string, resources ...string) question {
	return question{group: group, resources: resources, verbs: []string{"create", "patch", "update"}}
}

func changes(group string, resources ...string) question {
	return question{group: group, resources: resources, verbs: []string{"patch", "update"}}
}

func (q question) clusterScoped() question {
	q.cluster = true
	return q
}

func split(resource string) (parent, sub string) {
	parent, sub, _ = strings.Cut(resource, "/")
	return parent, sub
}

func can(verb, group, resource string) question {
	return question{group: group, resources: []string{resource}, verbs: []string{verb}}
}

const groupRBAC = rbacv1.GroupName

// sortedNamespaces are those of an answer but "", which stands for all.
func sortedNamespaces(a asked) []string {
	list := make([]string, 0, len(a))
	for namespace := range a {
		if namespace != "" {
			list = append(list, namespace)
		}
	}
	slices.Sort(list)
	return list
}
