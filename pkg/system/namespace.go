package system

import (
	"maps"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// namespaces are names of namespaces that hold system workloads only.
type namespaces struct {
	// Of is the distribution or the kind of product they belong to.
	Of    string   `json:"of"`
	Names []string `json:"names"`
	// Owner is who manages what is in them, unless something else tells.
	Owner *ownerRule `json:"owner,omitempty"`
}

// Namespace tells whether a namespace belongs to Kubernetes, to a distribution
// or to a known product, by its name or its labels.
func (c *Catalog) Namespace(name string, labels map[string]string) (signal api.Signal, ok bool) {
	signal = api.Signal{Signal: SignalNamespace, Detail: name}
	if c.namespacesOf(name) != nil {
		return signal, true
	}
	for _, key := range slices.Sorted(maps.Keys(labels)) {
		if globAny(c.data.NamespaceLabels, key) {
			signal.Detail = name + " (label " + key + ")"
			return signal, true
		}
	}
	return api.Signal{}, false
}

// namespacesOf returns the group that a namespace belongs to, or nil.
func (c *Catalog) namespacesOf(name string) *namespaces {
	for i := range c.data.Namespaces {
		if globAny(c.data.Namespaces[i].Names, name) {
			return &c.data.Namespaces[i]
		}
	}
	return nil
}
