package attack

import (
	"strconv"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// controlPlaneNode is the step from root on a control-plane node.
const controlPlaneNode = "control-plane-node"

// nodes says what root on a node of each class gives.
func (b *builder) nodes() {
	for _, c := range b.classes {
		b.class(c)
	}
	b.hosts()
	if b.anyControlPlane() {
		b.takeControlPlane(alone(onAnyNode))
	}
	if len(b.Inventory.Nodes) > 0 {
		b.join(alone(onAnyNode), target(api.GoalAllNodes), "")
	}
	b.join(alone(onAnyNode), alone(requestsCertificates), "")
	b.join(alone(onAnyNode), alone(allNodeTokens), "")
	b.join(alone(allNodeTokens), token(rbac.Group(rbac.GroupNodes)), "")
	b.allTokens()
}

// allTokens leads to each token by one class that holds it: there may be many.
func (b *builder) allTokens() {
	held := map[rbac.Identity]bool{}
	for _, c := range b.classes {
		before := len(held)
		for _, id := range c.tokens {
			held[id] = true
		}
		if len(held) > before {
			b.join(alone(allNodeTokens), nodeTokens(c.name), "on "+oneOf(c.name))
		}
	}
}

// hosts says which workloads may come to a node: the same for many classes.
func (b *builder) hosts() {
	first, taken := map[string]*class{}, map[*facts.Presence]bool{}
	for _, c := range b.classes {
		like, known := first[c.hosted]
		if !known {
			like, first[c.hosted] = c, c
		}
		b.join(node(c.name), accepts(like.name), "")
		if known {
			continue
		}
		for _, w := range b.movable {
			if !admits(c.example, w) {
				continue
			}
			b.join(accepts(c.name), takes(w.Subject), "")
			if !taken[w] {
				b.join(alone(onAnyNode), takes(w.Subject), "")
			}
			taken[w] = true
		}
	}
}

func (b *builder) class(c *class) {
	root := node(c.name)
	b.join(root, nodeTokens(c.name), "")
	b.join(root, alone(requestsCertificates), "")
	b.join(root, token(rbac.Group(rbac.GroupNodes)), "")
	for _, id := range c.tokens {
		b.join(nodeTokens(c.name), token(id), accountSuffix(id))
		if _, known := b.housing[b.at(token(id))]; !known && !c.controlPlane {
			b.housing[b.at(token(id))] = b.at(root)
		}
	}
	if c.controlPlane {
		b.takeControlPlane(root)
		return
	}
	b.housing[b.at(root)] = b.at(root)
	if c.example != nil {
		b.starts = append(b.starts, start{
			at:    b.at(root),
			shown: api.Start{Kind: api.StartNode, Class: c.name, Nodes: c.nodes},
		})
	}
}

func accountSuffix(id rbac.Identity) string {
	return "and take the token of " + id.Namespace + "/" + id.Name
}

func (b *builder) takeControlPlane(from place) {
	b.add(edge{
		needs: []state{b.at(from)}, gives: b.at(target(api.GoalClusterAdmin)),
		cost: b.costs[controlPlaneNode].Cost,
		text: "read the credentials of the control plane from its disk",
	})
}

func (b *builder) anyControlPlane() bool {
	for _, n := range b.Inventory.Nodes {
		if n.ControlPlane {
			return true
		}
	}
	return false
}

// findMovable lists the workloads whose pods are worth pulling onto another
// node, if anybody could.
func (b *builder) findMovable() []*facts.Presence {
	if !b.anyMoves() {
		return nil
	}
	var list []*facts.Presence
	for i := range b.Presences {
		p := &b.Presences[i]
		if !p.Movable {
			continue
		}
		for _, r := range p.Replicas {
			if len(r.Holders) > 0 && b.useful[rbac.Account(p.Subject.Namespace, r.Account)] {
				list = append(list, p)
				break
			}
		}
	}
	return list
}

// anyMoves tells whether anybody can move pods, or do a half of it.
func (b *builder) anyMoves() bool {
	for _, e := range b.Effects {
		if e.Capability.Kind == api.CapabilityMovePods {
			return true
		}
	}
	for _, h := range b.halves {
		if h.kind == resizesNodes {
			return true
		}
	}
	return false
}

// admits tells whether the scheduler may put a new pod of the workload on a
// node, wherever those that run are.
func admits(n *inventory.Node, w *facts.Presence) bool {
	for _, r := range w.Replicas {
		pod := *r.Pod
		pod.Spec.NodeName = ""
		if n == nil || n.Admits(&pod, false) {
			return true
		}
	}
	return false
}

// hosted is the same for nodes that take the same workloads.
func (b *builder) hosted(n *inventory.Node) string {
	var text strings.Builder
	for i, w := range b.movable {
		if admits(n, w) {
			text.WriteString(strconv.Itoa(i) + " ")
		}
	}
	return text.String()
}
