package attack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// class is a set of nodes that give whoever holds one of them the same.
type class struct {
	name         string
	controlPlane bool
	nodes        []string
	// tokens are the useful accounts with a token on each of the nodes.
	tokens []rbac.Identity
	// hosted is the same for classes whose nodes take the same workloads.
	hosted string
	// example is any of the nodes; nil if the input names none.
	example *inventory.Node
}

// unnamed is the class that stands for the nodes of input that names none:
// there is at least one, and each workload runs on some.
const unnamed = "a node"

// classify joins nodes that hold the same useful tokens, and of which the same
// was found.
func (b *builder) classify() {
	tokens := b.tokensOnNodes()
	if len(b.Inventory.Nodes) == 0 {
		b.classes = []*class{{name: unnamed, tokens: tokens[""]}}
		b.classOf[""] = b.classes[0]
		return
	}
	found, findings := map[string]*class{}, b.findingsOnNodes()
	for _, n := range b.Inventory.Nodes {
		hosted := b.hosted(n)
		key := fmt.Sprint(n.ControlPlane, tokens[n.Name], findings[n.Name], hosted)
		c := found[key]
		if c == nil {
			c = &class{controlPlane: n.ControlPlane, tokens: tokens[n.Name], hosted: hosted, example: n}
			found[key] = c
			b.classes = append(b.classes, c)
		}
		c.nodes = append(c.nodes, n.Name)
		b.classOf[n.Name] = c
	}
	nameClasses(b.classes)
}

// findingsOnNodes are those about nodes themselves.
func (b *builder) findingsOnNodes() map[string][]string {
	found := map[string][]string{}
	for _, e := range b.Effects {
		if e.Subject.Kind != "Node" || !leads(e.Capability.Kind) {
			continue
		}
		for _, name := range e.Nodes {
			found[name] = append(found[name], e.Finding)
		}
	}
	return found
}

// tokensOnNodes lists the useful accounts with a token on each node, sorted;
// under "" are all if no node is named.
func (b *builder) tokensOnNodes() map[string][]rbac.Identity {
	found := map[string][]rbac.Identity{}
	for _, p := range b.Presences {
		for _, r := range p.Replicas {
			id := rbac.Account(p.Subject.Namespace, r.Account)
			if len(r.Holders) == 0 || !b.useful[id] {
				continue
			}
			for _, name := range b.nodeNames(r.Nodes) {
				if !slices.Contains(found[name], id) {
					found[name] = append(found[name], id)
				}
			}
		}
	}
	for _, list := range found {
		slices.SortFunc(list, compareIdentities)
	}
	return found
}

// nodeNames are the nodes of a workload; "" stands for those that the input
// does not name.
func (b *builder) nodeNames(nodes []string) []string {
	if len(b.Inventory.Nodes) == 0 {
		return []string{""}
	}
	return nodes
}

// classesOf are the classes that some nodes are of, in order.
func (b *builder) classesOf(nodes []string) []*class {
	held := map[*class]bool{}
	for _, name := range b.nodeNames(nodes) {
		held[b.classOf[name]] = true
	}
	return slices.DeleteFunc(slices.Clone(b.classes), func(c *class) bool { return !held[c] })
}

func compareIdentities(x, y rbac.Identity) int {
	return cmp.Or(cmp.Compare(x.Namespace, y.Namespace), cmp.Compare(x.Name, y.Name), cmp.Compare(x.Kind, y.Kind))
}

// nameClasses calls the widest class of a role after the role, and each other
// after its only node, or after what only its nodes hold.
func nameClasses(classes []*class) {
	slices.SortStableFunc(classes, func(x, y *class) int {
		return cmp.Or(cmp.Compare(len(y.nodes), len(x.nodes)), cmp.Compare(x.nodes[0], y.nodes[0]))
	})
	taken := map[string]bool{}
	for _, c := range classes {
		c.name = c.roleName()
		if taken[c.name] {
			c.name = c.ownName()
		}
		taken[c.name] = true
	}
}

func (c *class) roleName() string {
	switch {
	case len(c.nodes) == 1:
		return "node " + c.nodes[0]
	case c.controlPlane:
		return "control-plane nodes"
	}
	return "worker nodes"
}

// ownName is unique because each node is in one class.
func (c *class) ownName() string {
	first := c.nodes[:min(2, len(c.nodes))]
	text := fmt.Sprintf("%s (%s", c.roleName(), strings.Join(first, ", "))
	if rest := len(c.nodes) - len(first); rest > 0 {
		text += fmt.Sprintf(" and %d more", rest)
	}
	return text + ")"
}
