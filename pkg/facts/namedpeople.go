package facts

import (
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// namedUsers leaves out the names that service accounts have as users: the API
// server asks for those by their own kind.
func (n *neighborhood) namedUsers(doc *Identity, g rbac.Grant) NamedAccounts {
	return n.namedPeople(doc, g, "users", rbac.User)
}

func (n *neighborhood) namedGroups(doc *Identity, g rbac.Grant) NamedAccounts {
	return n.namedPeople(doc, g, "groups", rbac.Group)
}

// namedPeople goes by the bindings that name a user or a group: nothing else is
// known of them.
func (n *neighborhood) namedPeople(doc *Identity, g rbac.Grant, resource string, called func(string) rbac.Identity) NamedAccounts {
	list := NamedAccounts{Powerful: []PowerfulAccount{}, Others: []string{}}
	if !about(g, resource) || g.Namespace != "" {
		return list
	}
	for _, name := range g.ResourceNames {
		id := called(name)
		if id.Kind == rbacv1.ServiceAccountKind || doc.selves.has(id) {
			continue
		}
		switch why := n.strength(id); {
		case why != "" && len(list.Powerful) < mostNamed:
			list.Powerful = append(list.Powerful, PowerfulAccount{Account: name, Why: why})
		case why == "" && n.holdsMore(doc, id) && len(list.Others) < mostNamed && !slices.Contains(list.Others, name):
			list.Others = append(list.Others, name)
		}
	}
	return list
}

// strength says what makes a user or a group as good as cluster-admin; "" if
// none of its roles does.
func (n *neighborhood) strength(id rbac.Identity) string {
	for _, g := range n.ownGrants(id) {
		switch {
		case g.Namespace != "":
		case power.Everything(g):
			return "may do everything"
		case power.Strong(n.index, g.Role):
			return "holds " + g.Role
		}
	}
	return ""
}
