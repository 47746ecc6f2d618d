package facts

import (
	"slices"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"
)

// findAccounts sorts the accounts by name and by secret. Those of Kubernetes' own
// controllers may be there unseen.
func (n *neighborhood) findAccounts() {
	for _, id := range n.index.Identities() {
		if id.Kind != rbacv1.ServiceAccountKind {
			continue
		}
		n.byName[id.Name] = append(n.byName[id.Name], id)
		if n.holding[id] && n.isWorthwhile(id) {
			n.worthwhile[id] = true
		}
		account := n.inv.ServiceAccounts[types.NamespacedName{Namespace: id.Namespace, Name: id.Name}]
		if account == nil {
			continue
		}
		for _, secret := range account.Secrets {
			if !strings.Contains(secret, "-dockercfg-") {
				n.owners[secret] = append(n.owners[secret], id)
			}
		}
	}
	for _, namespace := range n.powers.Namespaces() {
		for _, account := range n.powers.In(namespace) {
			if id := account.Identity; !slices.Contains(n.byName[id.Name], id) {
				n.byName[id.Name] = append(n.byName[id.Name], id)
			}
		}
	}
}
