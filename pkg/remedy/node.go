package remedy

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// node is one that gets the taint of control-plane nodes.
type node struct {
	ref api.Change
	was *inventory.Node
}

func (p *Plan) node(ref api.Change, was *inventory.Node) {
	at(p, ref, func() *node { return &node{ref, was} })
}

// taintWays keeps ordinary pods off control-plane nodes. The finding may be about
// several nodes that are alike.
func (p *Planner) taintWays(ref api.Change) ([]edit, string) {
	open := slices.DeleteFunc(slices.Clone(p.inv.Nodes), func(n *inventory.Node) bool { return !n.ControlPlane || guarded(n) })
	if i := slices.IndexFunc(open, func(n *inventory.Node) bool { return n.Name == ref.Name }); i >= 0 {
		open = open[i : i+1]
	}
	if len(open) == 0 {
		return nil, "the nodes are not in the input"
	}
	return []edit{{
		object: api.Change{Kind: "Node", Name: open[0].Name},
		note:   "Pods that run there without a toleration keep running until they end.",
		make: func(plan *Plan) {
			for _, n := range open {
				plan.node(api.Change{Kind: "Node", Name: n.Name}, n)
			}
		},
	}}, ""
}

func guarded(n *inventory.Node) bool {
	return slices.ContainsFunc(n.Taints, func(t corev1.Taint) bool { return t.Key == controlPlaneLabel })
}

func (n *node) taints() []corev1.Taint {
	return append(slices.Clone(n.was.Taints), corev1.Taint{Key: controlPlaneLabel, Effect: corev1.TaintEffectNoSchedule})
}

func (n *node) applyTo(inv *inventory.Inventory) {
	inv.Nodes = slices.Clone(inv.Nodes)
	for i, x := range inv.Nodes {
		if x == n.was {
			now := *n.was
			now.Taints = n.taints()
			inv.Nodes[i] = &now
		}
	}
}

func (n *node) documents() []Document {
	return []Document{{
		Object: n.ref, Patch: true,
		Content: object("v1", n.ref, nil, map[string]any{"spec": map[string]any{"taints": n.taints()}}),
	}}
}
