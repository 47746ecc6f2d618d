package attack

import (
	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// members finds accounts that are useful because a group that they are in is.
func (b *builder) members() {
	if !b.anyUsefulGroup() {
		return
	}
	for name := range b.Inventory.ServiceAccounts {
		b.member(rbac.Account(name.Namespace, name.Name))
	}
	for _, p := range b.Presences {
		for _, r := range p.Replicas {
			if r.Account != "" {
				b.member(rbac.Account(p.Subject.Namespace, r.Account))
			}
		}
	}
}

func (b *builder) anyUsefulGroup() bool {
	for id := range b.useful {
		if id.Kind == rbacv1.GroupKind {
			return true
		}
	}
	return false
}

func (b *builder) member(id rbac.Identity) {
	if len(b.usefulGroups(id)) > 0 {
		b.useful[id] = true
	}
}

// usefulGroups are those groups of an identity that lead anywhere.
func (b *builder) usefulGroups(id rbac.Identity) []rbac.Identity {
	var list []rbac.Identity
	for _, name := range b.Index.Groups(id) {
		if group := rbac.Group(name); group != id && b.useful[group] {
			list = append(list, group)
		}
	}
	return list
}

// memberships: whoever is somebody is in the groups of everybody, and whoever
// can send a request can leave a credential out of it.
func (b *builder) memberships() {
	anonymous := []rbac.Identity{rbac.Group(rbac.GroupUnauthenticated), rbac.User(rbac.UserAnonymous)}
	for i := 0; i < len(b.places); i++ {
		switch p := b.places[i]; p.kind {
		case withToken:
			for _, group := range b.usefulGroups(rbac.Identity{Kind: p.more, Namespace: p.namespace, Name: p.name}) {
				b.join(p, token(group), "")
			}
		case inContainer, onNode:
			for _, id := range anonymous {
				if b.useful[id] {
					b.join(p, token(id), "")
				}
			}
		}
	}
}
