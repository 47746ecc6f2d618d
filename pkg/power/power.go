package power

import (
	"cmp"
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// Account is an account that is as good as cluster-admin.
type Account struct {
	Identity rbac.Identity
	// Why says it in a few words, such as "may do everything" or "can start
	// pods as kube-system/x".
	Why string
	// Assumed is true if it is an account of Kubernetes' own controllers,
	// which the input does not show.
	Assumed bool
	// Missing is true for an account that bindings name but that does not
	// exist: whoever creates it has its power.
	Missing bool
	// Running is true if a pod runs as it, Stored if a secret holds a token.
	Running bool
	Stored  bool
}

// Powers are the accounts of a cluster that are as good as cluster-admin.
type Powers struct {
	accounts   map[rbac.Identity]*Account
	namespaces map[string][]*Account
}

// Find works out who is powerful: directly, or by way of somebody who is.
func Find(inv *inventory.Inventory, index *rbac.Index) *Powers {
	f := newFinder(inv, index)
	for grown := true; grown; {
		grown = false
		for _, c := range f.candidates {
			grown = f.promote(c) || grown
		}
	}
	for _, list := range f.powers.namespaces {
		slices.SortFunc(list, func(a, b *Account) int { return cmp.Compare(a.Identity.Name, b.Identity.Name) })
	}
	return f.powers
}

// Of is the power of an account, if it has any.
func (p *Powers) Of(id rbac.Identity) (Account, bool) {
	if a := p.accounts[id]; a != nil {
		return *a, true
	}
	return Account{}, false
}

// In lists the powerful accounts of a namespace by name.
func (p *Powers) In(namespace string) []*Account { return p.namespaces[namespace] }

// Namespaces lists the namespaces that hold a powerful account, by name.
func (p *Powers) Namespaces() []string {
	list := make([]string, 0, len(p.namespaces))
	for name := range p.namespaces {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}

func (p *Powers) add(a *Account) {
	p.accounts[a.Identity] = a
	p.namespaces[a.Identity.Namespace] = append(p.namespaces[a.Identity.Namespace], a)
}

// candidate is an account that is not powerful by itself, but may become so.
type candidate struct {
	account   *Account
	takeovers []takeover
	done      bool
}

// finder holds what the search needs.
type finder struct {
	powers     *Powers
	candidates []*candidate
	running    map[rbac.Identity]bool
	stored     map[rbac.Identity]bool
	absent     map[rbac.Identity]bool
	known      known
}

func newFinder(inv *inventory.Inventory, index *rbac.Index) *finder {
	f := &finder{
		powers:  &Powers{accounts: map[rbac.Identity]*Account{}, namespaces: map[string][]*Account{}},
		running: runningAccounts(inv), stored: accountsWithSecrets(inv),
		absent: absentAccounts(index),
		known: known{
			strong:  func(role string) bool { return Strong(index, role) },
			webhook: func(name string) bool { return HasWebhook(inv, index, name) },
		},
	}
	for _, id := range index.Identities() {
		if id.Kind == rbacv1.ServiceAccountKind {
			f.add(id, index.Grants(id), false)
		}
	}
	assumed := index.AssumedControllers()
	for _, id := range sorted(assumed) {
		f.add(id, append(index.Grants(id), assumed[id]...), true)
	}
	return f
}

func sorted(accounts map[rbac.Identity][]rbac.Grant) []rbac.Identity {
	list := make([]rbac.Identity, 0, len(accounts))
	for id := range accounts {
		list = append(list, id)
	}
	slices.SortFunc(list, func(a, b rbac.Identity) int { return cmp.Compare(a.Name, b.Name) })
	return list
}

// add takes in an account, as powerful or as one that may become so.
func (f *finder) add(id rbac.Identity, grants []rbac.Grant, assumed bool) {
	grants = weighty(grants)
	if len(grants) == 0 || f.powers.accounts[id] != nil {
		return
	}
	account := &Account{
		Identity: id, Assumed: assumed, Missing: !assumed && f.absent[id], Running: f.running[id], Stored: f.stored[id],
	}
	if account.Why = direct(grants, f.known); account.Why != "" {
		f.powers.add(account)
		return
	}
	if ways := takeovers(grants, f.known.strong); len(ways) > 0 {
		f.candidates = append(f.candidates, &candidate{account: account, takeovers: ways})
	}
}

// absentAccounts are those that bindings name and that do not exist for sure.
func absentAccounts(index *rbac.Index) map[rbac.Identity]bool {
	absent := map[rbac.Identity]bool{}
	for _, d := range index.Unresolved() {
		for _, missing := range d.Accounts {
			if missing.Account == rbac.Absent {
				absent[rbac.Account(missing.Namespace, missing.Name)] = true
			}
		}
	}
	return absent
}

func runningAccounts(inv *inventory.Inventory) map[rbac.Identity]bool {
	running := map[rbac.Identity]bool{}
	for _, w := range inv.Workloads {
		for _, r := range w.Revisions {
			if w.Kind != inventory.KindStaticPod {
				running[rbac.Account(w.Namespace, inventory.Account(r.Pod))] = true
			}
		}
	}
	return running
}

func accountsWithSecrets(inv *inventory.Inventory) map[rbac.Identity]bool {
	stored := map[rbac.Identity]bool{}
	for name, account := range inv.ServiceAccounts {
		// OpenShift lists registry credentials there, too.
		if slices.ContainsFunc(account.Secrets, func(secret string) bool { return strings.Contains(secret, "-token-") }) {
			stored[identity(name)] = true
		}
	}
	return stored
}

func identity(name types.NamespacedName) rbac.Identity {
	return rbac.Account(name.Namespace, name.Name)
}

// HasWebhook is false if a mutating webhook configuration does not exist for
// sure, so that a right to change it gives nothing.
func HasWebhook(inv *inventory.Inventory, index *rbac.Index, name string) bool {
	if !index.Whole() || !inv.Resources["mutatingwebhookconfigurations"] {
		return true
	}
	for _, configuration := range inv.MutatingWebhooks {
		if configuration.Name == name {
			return true
		}
	}
	return false
}
