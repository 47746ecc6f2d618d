package inventory

import (
	"maps"
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// settleNamespaces gives a namespace to objects of files that name none,
// because they are meant for `kubectl apply -n`. Which one they are meant for
// shows in the role bindings: a subject names the account's namespace. Where
// nothing tells it is "default", as it would be for kubectl.
func (b *Builder) settleNamespaces() {
	if !b.hasHomeless() {
		return
	}
	s := b.newSettler()
	b.settleWorkloads(s)
	b.settleAccounts(s)
	b.settleObjects(s)
}

// settler knows what bindings tell of namespaces.
type settler struct {
	// accounts maps the name of a service account to the namespaces that have
	// one of that name, as itself or as the subject of a binding says.
	accounts map[string]map[string]bool
	files    map[string]map[string]bool
	all      map[string]bool
}

func (b *Builder) newSettler() *settler {
	s := &settler{accounts: map[string]map[string]bool{}, files: map[string]map[string]bool{}, all: map[string]bool{}}
	for _, binding := range slices.Concat(b.inventory.ClusterRoleBindings, b.inventory.RoleBindings) {
		for _, subject := range binding.Subjects {
			if subject.Kind == rbacv1.ServiceAccountKind && subject.Namespace != "" && subject.Name != "default" {
				insert(s.accounts, subject.Name, subject.Namespace)
			}
		}
	}
	for name := range b.inventory.ServiceAccounts {
		if name.Namespace != "" && name.Name != "default" {
			insert(s.accounts, name.Name, name.Namespace)
		}
	}
	b.learnFiles(s)
	return s
}

// learnFiles lets each file's accounts, workloads and bindings tell where the
// rest of the file belongs.
func (b *Builder) learnFiles(s *settler) {
	for name, account := range b.inventory.ServiceAccounts {
		s.learn(name.Namespace, account.Name, account.Origin.File)
	}
	for _, binding := range b.inventory.RoleBindings {
		for _, subject := range binding.Subjects {
			s.learn(binding.Namespace, subject.Name, binding.Origin.File)
		}
	}
	for key, g := range b.groups {
		s.learn(key.owner.namespace, Account(g.pod), g.origin.File)
	}
	for key, c := range b.controllers {
		if c.template != nil {
			s.learn(key.namespace, Account(c.template), c.origin.File)
		}
	}
}

// learn takes the namespace of an account as a hint for the rest of its file.
func (s *settler) learn(namespace, account, file string) {
	if namespace != "" {
		return
	}
	if guess, ok := only(s.accounts[account]); ok {
		insert(s.files, file, guess)
		s.all[guess] = true
	}
}

// namespace is the best guess for an object that names none.
func (s *settler) namespace(account, file string) string {
	for _, hints := range []map[string]bool{s.accounts[account], s.files[file], s.all} {
		if guess, ok := only(hints); ok {
			return guess
		}
	}
	return metav1.NamespaceDefault
}

func insert(sets map[string]map[string]bool, key, value string) {
	if sets[key] == nil {
		sets[key] = map[string]bool{}
	}
	sets[key][value] = true
}

// only returns the member of a set of one.
func only(set map[string]bool) (string, bool) {
	if len(set) != 1 {
		return "", false
	}
	for member := range set {
		return member, true
	}
	return "", false
}

func (b *Builder) hasHomeless() bool {
	for key := range b.groups {
		if key.owner.namespace == "" {
			return true
		}
	}
	for key := range b.controllers {
		if key.namespace == "" {
			return true
		}
	}
	for name := range b.inventory.ServiceAccounts {
		if name.Namespace == "" {
			return true
		}
	}
	for name := range b.inventory.Roles {
		if name.Namespace == "" {
			return true
		}
	}
	for _, binding := range b.inventory.RoleBindings {
		if binding.Namespace == "" {
			return true
		}
	}
	return false
}

func (b *Builder) settleWorkloads(s *settler) {
	for key, g := range maps.Clone(b.groups) {
		if key.owner.namespace != "" {
			continue
		}
		delete(b.groups, key)
		g.pod.Namespace = s.namespace(Account(g.pod), g.origin.File)
		key.owner.namespace = g.pod.Namespace
		b.groups[key] = g
	}
	for key, c := range maps.Clone(b.controllers) {
		if key.namespace != "" {
			continue
		}
		delete(b.controllers, key)
		account := ""
		if c.template != nil {
			account = Account(c.template)
		}
		key.namespace = s.namespace(account, c.origin.File)
		if c.template != nil {
			c.template.Namespace = key.namespace
		}
		b.controllers[key] = c
	}
}

func (b *Builder) settleAccounts(s *settler) {
	for name, account := range maps.Clone(b.inventory.ServiceAccounts) {
		if name.Namespace != "" {
			continue
		}
		delete(b.inventory.ServiceAccounts, name)
		account.Namespace = s.namespace(account.Name, account.Origin.File)
		b.inventory.ServiceAccounts[types.NamespacedName{Namespace: account.Namespace, Name: account.Name}] = account
	}
}

func (b *Builder) settleObjects(s *settler) {
	for name, role := range maps.Clone(b.inventory.Roles) {
		if name.Namespace != "" {
			continue
		}
		delete(b.inventory.Roles, name)
		role.Namespace = s.namespace("", role.Origin.File)
		b.inventory.Roles[types.NamespacedName{Namespace: role.Namespace, Name: role.Name}] = role
	}
	for _, binding := range b.inventory.RoleBindings {
		if binding.Namespace == "" {
			binding.Namespace = s.namespace("", binding.Origin.File)
		}
	}
	for _, service := range b.inventory.Services {
		if service.Namespace == "" {
			service.Namespace = s.namespace("", "")
		}
	}
	for _, policy := range b.inventory.NetworkPolicies {
		if policy.Namespace == "" {
			policy.Namespace = s.namespace("", "")
		}
	}
}
