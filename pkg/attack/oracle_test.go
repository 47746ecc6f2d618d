package attack

import (
	"maps"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// oracle says what can be held, too, in the plainest way: it knows single nodes
// instead of classes, all accounts instead of those that lead anywhere, writes
// what can be held as text, and tries all rules until nothing new follows. It
// shares nothing with the rest of the package but the input.
type oracle struct {
	Input
	rules      []rule
	namespaces []string
	accounts   []rbac.Identity
	// goal is the one of the cut.
	goal string
}

// rule: who holds all of needs can hold gives.
type rule struct {
	needs []string
	gives string
	// finding is the one that shows the rule, if any, and parts are what has to
	// be changed for the rule to be gone; nothing can be done without parts.
	finding string
	parts   []string
}

const (
	anyRoot   = "root on any node"
	allTokens = "certificates of nodes"
	admin     = "goal cluster-admin"
	everyone  = "everywhere"
)

func newOracle(in Input) *oracle {
	o := &oracle{Input: in}
	o.universe()
	for i := range in.Presences {
		o.runs(&in.Presences[i])
	}
	for _, n := range o.nodeNames() {
		o.node(n)
	}
	o.anyNode()
	for _, namespace := range o.namespaces {
		o.rights(namespace)
	}
	o.identities()
	o.halves()
	for _, e := range in.Effects {
		if !in.Without[e.Finding] {
			o.effect(e)
		}
	}
	o.goals()
	return o
}

func (o *oracle) add(gives string, needs ...string) {
	o.rules = append(o.rules, rule{needs: needs, gives: gives})
}

// held is all that follows from a start, without the rules that are gone.
func (o *oracle) held(gone func(rule) bool, starts ...string) map[string]bool {
	held := map[string]bool{}
	for _, s := range starts {
		held[s] = true
	}
	for before := -1; before < len(held); {
		before = len(held)
		for _, r := range o.rules {
			if all(held, r.needs) && !held[r.gives] && (gone == nil || !gone(r)) {
				held[r.gives] = true
			}
		}
	}
	return held
}

func all(held map[string]bool, needs []string) bool {
	for _, n := range needs {
		if !held[n] {
			return false
		}
	}
	return true
}

// universe lists all namespaces and accounts that anything speaks of.
func (o *oracle) universe() {
	namespaces, accounts := map[string]bool{}, map[rbac.Identity]bool{}
	for name := range o.Inventory.Namespaces {
		namespaces[name] = true
	}
	for name := range o.Inventory.ServiceAccounts {
		accounts[rbac.Account(name.Namespace, name.Name)] = true
	}
	for _, id := range o.Index.Identities() {
		accounts[id] = true
	}
	for _, p := range o.Presences {
		namespaces[p.Subject.Namespace] = true
		for _, r := range p.Replicas {
			if r.Account != "" {
				accounts[rbac.Account(p.Subject.Namespace, r.Account)] = true
			}
		}
	}
	for _, namespace := range o.Powers.Namespaces() {
		for _, a := range o.Powers.In(namespace) {
			accounts[a.Identity] = true
		}
	}
	for _, e := range o.Effects {
		namespaces[e.Capability.Namespace] = true
	}
	for id := range accounts {
		if id.Kind == "ServiceAccount" {
			o.accounts = append(o.accounts, id)
			namespaces[id.Namespace] = true
		}
	}
	delete(namespaces, "")
	o.namespaces = slices.Sorted(maps.Keys(namespaces))
}

func as(id rbac.Identity) string               { return "as " + id.String() }
func asGroup(name string) string               { return "as Group/" + name }
func rootOn(node string) string                { return "root on node " + node }
func tokensOn(node string) string              { return "tokens on node " + node }
func right(what, namespace string) string      { return what + " in " + namespace }
func takesPods(s api.Subject) string           { return "a node for " + ref(s) }
func ref(s api.Subject) string                 { return s.Kind + "/" + s.Namespace + "/" + s.Name }
func codeIn(s api.Subject, name string) string { return "code in " + ref(s) + "/" + name }
func inEachOf(s api.Subject, name string) string {
	return "each " + codeIn(s, name)
}
func surelyOn(node string) string             { return "surely root on node " + node }
func hosts(r facts.Replica, node string) bool { return node == "" || slices.Contains(r.Nodes, node) }
func anyOf(names []string, name string) bool  { return slices.Contains(names, name) }
func everywhereOr(namespace string) string    { return orElse(namespace, everyone) }
func tokenName(secret string) bool            { return strings.Contains(secret, "-token-") }
func admitsPod(n *inventory.Node, p *facts.Presence) bool {
	return slices.ContainsFunc(p.Replicas, func(r facts.Replica) bool { return n == nil || n.Admits(r.Pod, false) })
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}
