package facts

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// nodeClass is nodes that are alike and hold the tokens of the same accounts, as
// far as those are worth something. What holds of one holds of each.
type nodeClass struct {
	// name is the node's if there is one, else a description, such as "worker
	// nodes with kube-system/vault". No two classes have the same.
	name string
	// subject is what findings about the class are about: nodes that are alike,
	// some of which may hold other tokens.
	subject string
	// nodes are the names of the nodes, sorted.
	nodes []string
	// accounts are the service accounts that hold what is worth something, with
	// a token on each of the nodes, sorted.
	accounts []rbac.Identity
}

// allNodes stands for the nodes of input that names none.
const allNodes = "all nodes"

// nodeClasses splits the classes of nodes that are alike by what they hold.
// Without nodes to go by, DaemonSets are taken at their word.
func (n *neighborhood) nodeClasses() []*nodeClass {
	residents := n.residents()
	if len(n.inv.Nodes) == 0 {
		return []*nodeClass{{name: allNodes, subject: allNodes, nodes: []string{}, accounts: residents[allNodes]}}
	}
	list := []*nodeClass{}
	for _, alike := range n.classes() {
		parts := split(alike, residents)
		nameParts(parts)
		list = append(list, parts...)
	}
	return list
}

// split puts the class of most nodes first.
func split(alike *likeClass, residents map[string][]rbac.Identity) []*nodeClass {
	found := map[string]*nodeClass{}
	list := []*nodeClass{}
	for _, node := range alike.doc.Nodes {
		accounts := residents[node]
		key := fmt.Sprint(accounts)
		if found[key] == nil {
			found[key] = &nodeClass{subject: alike.doc.Name, accounts: accounts}
			list = append(list, found[key])
		}
		found[key].nodes = append(found[key].nodes, node)
	}
	slices.SortStableFunc(list, func(a, b *nodeClass) int { return cmp.Compare(len(b.nodes), len(a.nodes)) })
	return list
}

// nameParts names the classes that nodes which are alike are split into: by
// their only node, or by the accounts that not all of them hold.
func nameParts(parts []*nodeClass) {
	held := map[rbac.Identity]int{}
	for _, part := range parts {
		for _, account := range part.accounts {
			held[account]++
		}
	}
	taken := map[string]int{}
	for _, part := range parts {
		switch {
		case len(parts) == 1:
			part.name = part.subject
		case len(part.nodes) == 1:
			part.name = part.nodes[0]
		default:
			part.name = part.subject + particular(part.accounts, func(a rbac.Identity) bool { return held[a] < len(parts) })
		}
		if taken[part.name]++; taken[part.name] > 1 {
			part.name = fmt.Sprintf("%s (%d)", part.name, taken[part.name])
		}
	}
}

// mostParticular bounds the accounts in a class's name.
const mostParticular = 2

func particular(accounts []rbac.Identity, isParticular func(rbac.Identity) bool) string {
	var names []string
	for _, a := range accounts {
		if isParticular(a) {
			names = append(names, a.Namespace+"/"+a.Name)
		}
	}
	switch more := len(names) - mostParticular; {
	case len(names) == 0:
		return " with no other accounts"
	case more > 0:
		return fmt.Sprintf(" with %s and %d more", strings.Join(names[:mostParticular], ", "), more)
	}
	return " with " + strings.Join(names, ", ")
}

// residents lists, by node, the accounts worth something that have a token
// there, sorted.
func (n *neighborhood) residents() map[string][]rbac.Identity {
	places := map[rbac.Identity][]string{}
	for _, w := range n.workloads[""] {
		for _, r := range w.Revisions {
			id := rbac.Account(w.Namespace, accountOf(w, r))
			if id.Name != "" && n.worthwhile[id] && n.holdsToken(w, r) {
				places[id] = append(places[id], n.places(w, r)...)
			}
		}
	}
	residents := map[string][]rbac.Identity{}
	for _, id := range n.index.Identities() {
		for _, node := range distinct(places[id]) {
			residents[node] = append(residents[node], id)
		}
	}
	return residents
}

func (b *builder) places(w *inventory.Workload, r *inventory.Revision) []string {
	if len(b.inv.Nodes) == 0 && w.Daemon() {
		return []string{allNodes}
	}
	return r.Nodes
}

// holdsToken tells whether pods of a revision have a token for the API server
// on their nodes.
func (b *builder) holdsToken(w *inventory.Workload, r *inventory.Revision) bool {
	finder := newTokenFinder(r, b.account(w, r), w.Kind == inventory.KindStaticPod)
	for c, at := range containers(r.Pod) {
		if slices.ContainsFunc(finder.in(c, at.field), func(t Token) bool { return t.API }) {
			return true
		}
	}
	return false
}
