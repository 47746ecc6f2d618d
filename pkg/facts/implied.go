package facts

import (
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

const groupBootstrappers = "system:bootstrappers"

// implied tells whether the API server itself says who is meant, and no list of
// people: everyone, the kubelets, and those that are about to be one.
func implied(id rbac.Identity) bool {
	return everyone(id) || id.Kind == rbacv1.GroupKind &&
		(id.Name == rbac.GroupNodes || id.Name == groupBootstrappers || strings.HasPrefix(id.Name, groupBootstrappers+":"))
}

// everyone tells whether the group holds all accounts of a cluster, or of a
// namespace, or those who gave no name; or whether it is the user that those are.
func everyone(id rbac.Identity) bool {
	if id.Kind != rbacv1.GroupKind {
		return id == rbac.User(rbac.UserAnonymous)
	}
	switch id.Name {
	case rbac.GroupAuthenticated, rbac.GroupUnauthenticated, rbac.GroupServiceAccounts:
		return true
	}
	return strings.HasPrefix(id.Name, rbac.GroupServiceAccounts+":")
}
