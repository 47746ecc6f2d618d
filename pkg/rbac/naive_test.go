package rbac_test

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// naive answers from the documentation of RBAC, slowly and without an index: it
// spells out what a rule may say to allow a request, and looks for it.
type naive struct{ inventory *inventory.Inventory }

func (n naive) allows(user string, groups []string, r rbac.Request) bool {
	for _, b := range n.inventory.ClusterRoleBindings {
		role := n.inventory.ClusterRoles[b.RoleRef.Name]
		if b.RoleRef.Kind == "ClusterRole" && role != nil && bindsTo(b, user, groups, "") && anyRule(role.Rules, r) {
			return true
		}
	}
	if r.URL != "" || r.Namespace == "" {
		return false
	}
	for _, b := range n.inventory.RoleBindings {
		if b.Namespace != r.Namespace || !bindsTo(b, user, groups, b.Namespace) {
			continue
		}
		for _, role := range n.inventory.ClusterRoles {
			if b.RoleRef.Kind == "ClusterRole" && role.Name == b.RoleRef.Name && anyRule(role.Rules, r) {
				return true
			}
		}
		for _, role := range n.inventory.Roles {
			if b.RoleRef.Kind == "Role" && role.Name == b.RoleRef.Name && role.Namespace == b.Namespace && anyRule(role.Rules, r) {
				return true
			}
		}
	}
	return false
}

func bindsTo(b *inventory.Binding, user string, groups []string, namespace string) bool {
	return slices.ContainsFunc(b.Subjects, func(s rbacv1.Subject) bool {
		switch s.Kind {
		case "User":
			return s.Name == user
		case "Group":
			return slices.Contains(groups, s.Name)
		case "ServiceAccount":
			if s.Namespace == "" {
				s.Namespace = namespace
			}
			return s.Namespace != "" && strings.Join([]string{"system", "serviceaccount", s.Namespace, s.Name}, ":") == user
		}
		return false
	})
}

func anyRule(rules []rbacv1.PolicyRule, r rbac.Request) bool {
	return slices.ContainsFunc(rules, func(p rbacv1.PolicyRule) bool {
		if !intersect(p.Verbs, []string{"*", r.Verb}) {
			return false
		}
		if r.URL != "" {
			return intersect(p.NonResourceURLs, spellings(r.URL))
		}
		resources := []string{"*", r.Resource}
		if r.Subresource != "" {
			resources = []string{"*", r.Resource + "/" + r.Subresource, "*/" + r.Subresource}
		}
		named := p.ResourceNames == nil || intersect(p.ResourceNames, []string{r.Name})
		return intersect(p.APIGroups, []string{"*", r.Group}) && intersect(p.Resources, resources) && named
	})
}

// spellings are the URL itself and all its beginnings with a star, or two.
func spellings(url string) []string {
	list := []string{url}
	for i := range len(url) + 1 {
		list = append(list, url[:i]+"*", url[:i]+"**")
	}
	return list
}

func intersect(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}
