package facts

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// mostNamed bounds the lists of accounts and workloads in a document.
const mostNamed = 5

// neighborhood knows what lives in each namespace.
type neighborhood struct {
	*builder
	powers *power.Powers
	// accounts are those with permissions of their own, workloads those that
	// run, by namespace; under "" are all.
	accounts   map[string]int
	holding    map[rbac.Identity]bool
	workloads  map[string][]*inventory.Workload
	privileged map[*inventory.Workload]bool
	consumers  consumers
	deputies   deputies
	// patterns are inputs by their key, so that each is kept once.
	patterns map[string]any
	// known are the namespaces that policies know by name.
	known map[string]bool
	// worthwhile are the accounts that hold what an attacker could use.
	worthwhile map[rbac.Identity]bool
	// byName are all accounts by name, owners those that list a secret as theirs.
	byName map[string][]rbac.Identity
	owners map[string][]rbac.Identity
}

// neighborhood is made once: it takes a look at everything.
func (b *builder) neighborhood() *neighborhood {
	if b.around == nil {
		b.around = b.explore()
	}
	return b.around
}

func (b *builder) explore() *neighborhood {
	n := &neighborhood{
		builder: b, powers: power.Find(b.inv, b.index), accounts: map[string]int{}, holding: map[rbac.Identity]bool{},
		workloads: map[string][]*inventory.Workload{}, privileged: map[*inventory.Workload]bool{},
		patterns: map[string]any{}, known: map[string]bool{}, worthwhile: map[rbac.Identity]bool{},
		byName: map[string][]rbac.Identity{}, owners: map[string][]rbac.Identity{},
	}
	for _, id := range b.index.Identities() {
		if id.Kind == rbacv1.ServiceAccountKind && b.index.Holds(id) {
			n.holding[id] = true
			n.accounts[""]++
			n.accounts[id.Namespace]++
		}
	}
	for _, w := range b.inv.Workloads {
		if pods, finished := w.Pods(); pods > 0 && pods == finished {
			continue
		}
		n.privileged[w] = slices.ContainsFunc(w.Revisions, hasPrivileged)
		n.workloads[""] = append(n.workloads[""], w)
		n.workloads[w.Namespace] = append(n.workloads[w.Namespace], w)
	}
	n.consumers = n.findConsumers()
	n.deputies = n.findDeputies()
	n.findAccounts()
	return n
}

// hasPrivileged tells whether a container has the rights of root on its node.
func hasPrivileged(r *inventory.Revision) bool {
	for c := range containers(r.Pod) {
		s := ptr.Deref(c.SecurityContext, corev1.SecurityContext{})
		if ptr.Deref(s.Privileged, false) || addsRoot(s.Capabilities) {
			return true
		}
	}
	return false
}

func addsRoot(c *corev1.Capabilities) bool {
	return c != nil && slices.ContainsFunc(c.Add, func(name corev1.Capability) bool {
		return name == "SYS_ADMIN" || name == "SYS_MODULE" || name == "ALL" || name == "CAP_SYS_ADMIN" || name == "CAP_SYS_MODULE"
	})
}

// around describes the namespaces in which an identity holds judged rules.
func (n *neighborhood) around(doc *Identity) map[string]Surroundings {
	found := map[string]Surroundings{}
	for _, g := range doc.Grants {
		if _, known := found[g.Namespace]; !known && doc.changeable(g) {
			found[g.Namespace] = n.surroundings(g.Namespace, doc.selves)
		}
	}
	return found
}

// selves are the identities that a document is about.
type selves []rbac.Identity

func (s selves) has(id rbac.Identity) bool { return slices.Contains(s, id) }

func (n *neighborhood) surroundings(namespace string, self selves) Surroundings {
	s := Surroundings{
		Powerful: []PowerfulAccount{}, Claimable: []PowerfulAccount{}, Consumers: n.consumers.strongIn(namespace),
		Accounts: n.accounts[namespace], Enforce: podSecurityLevel(n.namespaceLabels(namespace), "enforce"),
	}
	for _, id := range self {
		if n.holding[id] && (namespace == "" || namespace == id.Namespace) {
			s.Accounts--
		}
	}
	for _, w := range n.workloads[namespace] {
		if n.runsOnlyAs(w, self) {
			continue
		}
		s.Workloads++
		if n.privileged[w] {
			s.Privileged++
		}
	}
	n.addPowerful(&s, namespace, self)
	return s
}

func (n *neighborhood) addPowerful(s *Surroundings, namespace string, self selves) {
	namespaces := []string{namespace}
	if namespace == "" {
		namespaces = n.powers.Namespaces()
	}
	for _, name := range namespaces {
		for _, account := range n.powers.In(name) {
			switch {
			case self.has(account.Identity):
			case account.Missing:
				s.Claimable = appendSome(s.Claimable, powerful(account))
			default:
				s.Powerful = appendSome(s.Powerful, powerful(account))
			}
		}
	}
}

// appendSome prefers accounts that run: those are there for sure.
func appendSome(list []PowerfulAccount, a PowerfulAccount) []PowerfulAccount {
	if len(list) < mostNamed {
		return append(list, a)
	}
	if last := &list[len(list)-1]; a.Running && !last.Running {
		*last = a
	}
	return list
}

func powerful(a *power.Account) PowerfulAccount {
	return PowerfulAccount{
		Account: a.Identity.Namespace + "/" + a.Identity.Name, Why: a.Why, Assumed: a.Assumed, Running: a.Running, Stored: a.Stored,
	}
}

func (n *neighborhood) runsOnlyAs(w *inventory.Workload, self selves) bool {
	return !slices.ContainsFunc(w.Revisions, func(r *inventory.Revision) bool {
		return !self.has(rbac.Account(w.Namespace, accountOf(w, r)))
	})
}
