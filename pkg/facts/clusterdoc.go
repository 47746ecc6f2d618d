package facts

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// cluster writes the one document about the cluster as a whole.
func (b *builder) cluster() *Document {
	nodes := make([]string, len(b.inv.Nodes))
	for i, node := range b.inv.Nodes {
		nodes[i] = node.Name
	}
	return &Document{
		kind:    KindCluster,
		nodes:   nodes,
		subject: api.Subject{Kind: "Cluster", Name: "cluster"},
		input:   ClusterInput{Cluster: b.context, Bindings: b.dangling(), Webhooks: b.webhooks()},
		annotate: func(f *api.Finding) {
			f.Nodes = len(nodes)
			b.locateRules(f.Evidence)
		},
	}
}
