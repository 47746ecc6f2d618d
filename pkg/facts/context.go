package facts

import (
	"cmp"
	"regexp"
	"strconv"

	"k8s.io/apimachinery/pkg/util/version"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func (b *builder) newContext(server string) Context {
	workers := len(b.workers)
	c := Context{
		Version:      cmp.Or(server, newestKubelet(b.inv.Nodes)),
		Distribution: b.catalog.Distribution(b.inv),
		Nodes:        len(b.inv.Nodes),
		Workers:      workers,
		RBAC:         knowsRBAC(b.inv),

		NetworkPolicies: b.inv.Resources["networkpolicies"],
	}
	c.Minor = minor(c.Version)
	for _, node := range b.inv.Nodes {
		c.Provider = cmp.Or(c.Provider, b.catalog.Provider(node))
	}
	return c
}

// knowsRBAC is false if bindings were not read, so that no permission can be
// ruled out.
func knowsRBAC(inv *inventory.Inventory) bool {
	return inv.Resources["clusterrolebindings"] || inv.Resources["rolebindings"]
}

// newestKubelet stands in for the version of a server that was not asked:
// kubelets are never newer than the API server.
func newestKubelet(nodes []*inventory.Node) string {
	newest := ""
	var best *version.Version
	for _, node := range nodes {
		v, err := version.ParseGeneric(node.KubeletVersion)
		if err == nil && (best == nil || best.LessThan(v)) {
			newest, best = node.KubeletVersion, v
		}
	}
	return newest
}

// minor is the second number of a version such as v1.30.2-eks; 0 if there is
// none.
func minor(v string) int {
	m := regexp.MustCompile(`^v?\d+\.(\d+)`).FindStringSubmatch(v)
	if m == nil {
		return 0
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		return 0
	}
	return n
}
