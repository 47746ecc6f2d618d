package system

import (
	"maps"
	"slices"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// provider is a cloud, or what else makes nodes.
type provider struct {
	Name string `json:"name"`
	// IDs are globs of spec.providerID.
	IDs []string `json:"ids,omitempty"`
	// Labels are globs of the keys of node labels.
	Labels []string `json:"labels,omitempty"`
}

// Provider names the cloud that a node runs on, as its cloud provider calls
// itself (aws, gce, azure …); "" if nothing tells.
func (c *Catalog) Provider(node *inventory.Node) string {
	for _, p := range c.data.Providers {
		if globAny(p.IDs, node.ProviderID) {
			return p.Name
		}
	}
	keys := slices.Sorted(maps.Keys(node.Labels))
	for _, p := range c.data.Providers {
		if slices.ContainsFunc(keys, func(key string) bool { return globAny(p.Labels, key) }) {
			return p.Name
		}
	}
	return ""
}
