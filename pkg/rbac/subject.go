package rbac

import (
	"strconv"

	rbacv1 "k8s.io/api/rbac/v1"
)

// subject is a subject of a binding as the API server understands it.
type subject struct {
	// user is the user name, also of a service account; group a group's name.
	// Both are empty for a subject that the API server would refuse.
	user, group string
	// written is kind/name or kind/namespace/name.
	written string
	// guessed is true if the subject itself names no namespace.
	guessed bool
	// builtin is true for one that the API server made.
	builtin bool
}

// Refusal is a part of a binding that the API server would not accept. It
// grants nothing.
type Refusal struct {
	// Field is the path in the binding, such as "subjects[1].apiGroup".
	Field string
	// Message says what is wrong there.
	Message string
}

func (s subject) refused() bool { return s.user == "" && s.group == "" }

func (s subject) holder() holder {
	if s.group != "" {
		return holder{group: true, name: s.group}
	}
	return holder{name: s.user}
}

// resolve finds out whom a subject means. The refusal counts if the subject
// comes back refused.
func (b *binding) resolve(s rbacv1.Subject, homes map[string][]string) (subject, Refusal) {
	if s.Name == "" {
		return subject{}, Refusal{"name", "empty"}
	}
	switch s.Kind {
	case rbacv1.ServiceAccountKind:
		return b.resolveAccount(s, homes)
	case rbacv1.UserKind, rbacv1.GroupKind:
		if s.APIGroup != "" && s.APIGroup != rbacv1.GroupName {
			return subject{}, Refusal{"apiGroup", "not " + rbacv1.GroupName + ": " + s.APIGroup}
		}
	default:
		return subject{}, Refusal{"kind", "neither ServiceAccount, User nor Group: " + s.Kind}
	}
	resolved := subject{written: reference(s.Kind, "", s.Name)}
	if s.Kind == rbacv1.GroupKind {
		resolved.group = s.Name
	} else {
		resolved.user = s.Name
	}
	return resolved, Refusal{}
}

// resolveAccount takes the namespace of a RoleBinding for an account that names
// none. A ClusterRoleBinding has none, so the API server refuses it; but in
// files it may be the base of a kustomization, which completes the subject with
// the namespace of the account of that name.
func (b *binding) resolveAccount(s rbacv1.Subject, homes map[string][]string) (subject, Refusal) {
	if s.APIGroup != "" {
		return subject{}, Refusal{"apiGroup", "not empty, as that of a ServiceAccount is: " + s.APIGroup}
	}
	namespace, guessed := s.Namespace, false
	if namespace == "" {
		namespace = b.namespace
	}
	if namespace == "" && b.object.Origin.File != "" && len(homes[s.Name]) == 1 {
		namespace, guessed = homes[s.Name][0], true
	}
	if namespace == "" {
		return subject{}, Refusal{"namespace", "empty in a ClusterRoleBinding"}
	}
	account := Account(namespace, s.Name)
	return subject{user: account.UserName(), written: account.String(), guessed: guessed}, Refusal{}
}

func decimal(i int) string { return strconv.Itoa(i) }
