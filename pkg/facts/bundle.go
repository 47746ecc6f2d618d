package facts

import (
	"cmp"
	"slices"

	"k8s.io/apimachinery/pkg/types"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// kindNodeClass is the kind of identity that a bundle has.
const kindNodeClass = "NodeClass"

// bundle unites the grants of all accounts whose tokens are on each node of a
// class. The kubelet's own credential adds nothing to them: NodeRestriction and
// the node authorizer keep it to the node's own pods.
func (n *neighborhood) bundle(class Node) Identity {
	doc := Identity{
		Kind: kindNodeClass, Name: class.Name, Exists: true, Nodes: len(class.Nodes),
		Grants: []rbac.Grant{}, Workloads: []WorkloadRef{}, Deputies: []Deputy{},
	}
	for _, account := range n.residents(class.Nodes) {
		id := rbac.Account(account.Namespace, account.Name)
		for _, g := range n.index.Grants(id) {
			if !g.Builtin && g.Subject == id.String() {
				doc.Grants = append(doc.Grants, g)
			}
		}
	}
	doc.judge()
	doc.Named, doc.Namespaces = n.named(&doc), n.around(&doc)
	return doc
}

// residents lists the accounts with a token on each of some nodes, sorted.
func (n *neighborhood) residents(nodes []string) []types.NamespacedName {
	held := map[types.NamespacedName]map[string]bool{}
	for _, w := range n.workloads[""] {
		if len(n.tokenHolders(w)) == 0 {
			continue
		}
		for _, r := range w.Revisions {
			name := types.NamespacedName{Namespace: w.Namespace, Name: accountOf(w, r)}
			if held[name] == nil {
				held[name] = map[string]bool{}
			}
			for _, node := range r.Nodes {
				held[name][node] = true
			}
		}
	}
	var list []types.NamespacedName
	for name, on := range held {
		if name.Name != "" && len(nodes) > 0 && !slices.ContainsFunc(nodes, func(node string) bool { return !on[node] }) {
			list = append(list, name)
		}
	}
	slices.SortFunc(list, func(a, b types.NamespacedName) int {
		return cmp.Or(cmp.Compare(a.Namespace, b.Namespace), cmp.Compare(a.Name, b.Name))
	})
	return list
}
