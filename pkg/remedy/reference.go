package remedy

import (
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// holderOf is the subject of a binding that evidence is about.
func holderOf(f *api.Finding, e api.Evidence) string {
	if e.Subject != "" {
		return e.Subject
	}
	return api.Change{Kind: f.Subject.Kind, Namespace: f.Subject.Namespace, Name: f.Subject.Name}.Reference()
}

// isHolder tells whether a subject of a binding is a holder. A service account
// without a namespace is that of the binding, or one that its name leads to.
func isHolder(s rbacv1.Subject, holder string) bool {
	want := api.NewChange(holder)
	if s.Kind != want.Kind || s.Name != want.Name {
		return false
	}
	return s.Kind != rbacv1.ServiceAccountKind || s.Namespace == "" || s.Namespace == want.Namespace
}

func identityOf(holder string) rbac.Identity {
	c := api.NewChange(holder)
	return rbac.Identity{Kind: c.Kind, Namespace: c.Namespace, Name: c.Name}
}

// everyone tells whether a holder is a group of all accounts, of a cluster or of
// a namespace, or of those who gave no name.
func everyone(holder string) bool {
	c := api.NewChange(holder)
	if c.Kind != rbacv1.GroupKind {
		return c.Kind == rbacv1.UserKind && c.Name == rbac.UserAnonymous
	}
	switch c.Name {
	case "system:authenticated", "system:unauthenticated", "system:serviceaccounts":
		return true
	}
	return strings.HasPrefix(c.Name, "system:serviceaccounts:")
}
