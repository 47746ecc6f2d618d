package rbac

import (
	"cmp"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
)

// Groups that the API server puts identities into, without any binding saying
// so (k8s.io/apiserver pkg/authentication/user and …/serviceaccount).
const (
	GroupAuthenticated   = "system:authenticated"
	GroupUnauthenticated = "system:unauthenticated"
	GroupServiceAccounts = "system:serviceaccounts"
	GroupNodes           = "system:nodes"
	// GroupMasters may do everything, whatever RBAC says.
	GroupMasters = "system:masters"
)

// UserAnonymous is who gives no credential.
const UserAnonymous = "system:anonymous"

const (
	accountUserPrefix = "system:serviceaccount:"
	nodeUserPrefix    = "system:node:"
)

// Identity is what a credential authenticates as.
type Identity struct {
	// Kind is ServiceAccount, User or Group.
	Kind string
	// Namespace is that of a ServiceAccount.
	Namespace string
	Name      string
}

// Account is the identity of a service account.
func Account(namespace, name string) Identity {
	return Identity{Kind: rbacv1.ServiceAccountKind, Namespace: namespace, Name: name}
}

// User is the identity of a user. The name system:serviceaccount:NAMESPACE:NAME
// is that of a service account, which is then returned.
func User(name string) Identity {
	account, ok := strings.CutPrefix(name, accountUserPrefix)
	if namespace, short, found := strings.Cut(account, ":"); ok && found && !strings.Contains(short, ":") {
		return Account(namespace, short)
	}
	return Identity{Kind: rbacv1.UserKind, Name: name}
}

// Group is the identity of the members of a group.
func Group(name string) Identity {
	return Identity{Kind: rbacv1.GroupKind, Name: name}
}

// Node is the identity of a node's kubelet.
func Node(name string) Identity { return User(nodeUserPrefix + name) }

// String is kind/name or kind/namespace/name.
func (i Identity) String() string { return reference(i.Kind, i.Namespace, i.Name) }

// UserName is what the API server calls the identity; "" for a group.
func (i Identity) UserName() string {
	switch i.Kind {
	case rbacv1.ServiceAccountKind:
		return accountUserPrefix + i.Namespace + ":" + i.Name
	case rbacv1.UserKind:
		return i.Name
	}
	return ""
}

// canonical writes the user name of a service account as that account.
func (i Identity) canonical() Identity {
	if i.Kind == rbacv1.UserKind {
		return User(i.Name)
	}
	return i
}

func (i Identity) compare(other Identity) int {
	return cmp.Or(cmp.Compare(i.Kind, other.Kind), cmp.Compare(i.Namespace, other.Namespace), cmp.Compare(i.Name, other.Name))
}

// groups are those that the API server adds by itself, sorted. For a group they
// are the ones that its members are in too, itself included.
func (i Identity) groups() []string {
	switch i = i.canonical(); {
	case i.Kind == rbacv1.ServiceAccountKind:
		return []string{GroupAuthenticated, GroupServiceAccounts, GroupServiceAccounts + ":" + i.Namespace}
	case i.Kind == rbacv1.GroupKind:
		return memberGroups(i.Name)
	case i.Name == UserAnonymous:
		return []string{GroupUnauthenticated}
	case strings.HasPrefix(i.Name, nodeUserPrefix):
		return []string{GroupAuthenticated, GroupNodes}
	}
	return []string{GroupAuthenticated}
}

func memberGroups(group string) []string {
	switch {
	case group == GroupUnauthenticated || group == GroupAuthenticated:
		return []string{group}
	case strings.HasPrefix(group, GroupServiceAccounts+":"):
		return []string{GroupAuthenticated, GroupServiceAccounts, group}
	case group < GroupAuthenticated:
		return []string{group, GroupAuthenticated}
	}
	return []string{GroupAuthenticated, group}
}

// reference names an object as kind/name or kind/namespace/name.
func reference(kind, namespace, name string) string {
	if namespace == "" {
		return kind + "/" + name
	}
	return kind + "/" + namespace + "/" + name
}
