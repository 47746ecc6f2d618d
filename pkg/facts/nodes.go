package facts

import (
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// nodes writes one document for each class of nodes that are alike, so that a
// thousand equal workers are one subject.
func (b *builder) nodes() []*Document {
	classes := b.classes()
	documents := make([]*Document, len(classes))
	for i, class := range classes {
		documents[i] = &Document{
			kind: KindNode, nodes: class.doc.Nodes, subject: api.Subject{Kind: "Node", Name: class.doc.Name},
			input: NodeInput{Node: class.doc, Cluster: b.context},
			annotate: func(f *api.Finding) {
				f.Nodes = len(class.doc.Nodes)
				locate(class.first.Origin, "", f.Evidence)
			},
		}
	}
	return documents
}

// likeClass is nodes that are alike, whatever runs on them.
type likeClass struct {
	doc   Node
	first *inventory.Node
}

// classes are made once: large clusters have many nodes.
func (b *builder) classes() []*likeClass {
	if b.alike == nil {
		b.alike = b.classify()
	}
	return b.alike
}

func (b *builder) classify() []*likeClass {
	found := map[string]*likeClass{}
	list := []*likeClass{}
	for _, node := range b.inv.Nodes {
		doc := b.node(node)
		key := likeness(doc)
		class := found[key]
		if class == nil {
			class = &likeClass{doc: doc, first: node}
			class.doc.Labels = maps.Clone(doc.Labels)
			found[key] = class
			list = append(list, class)
		}
		class.doc.Nodes = append(class.doc.Nodes, node.Name)
		maps.DeleteFunc(class.doc.Labels, func(k, v string) bool { return node.Labels[k] != v })
	}
	nameClasses(list)
	return list
}

func (b *builder) node(n *inventory.Node) Node {
	doc := Node{
		Labels: nonNilMap(n.Labels), Taints: []Taint{}, ControlPlane: n.ControlPlane, Unschedulable: n.Unschedulable,
		Provider: b.catalog.Provider(n), KubeletVersion: n.KubeletVersion, KubeletMinor: minor(n.KubeletVersion),
		Runtime: n.Runtime, OSImage: n.OSImage,
	}
	for _, t := range n.Taints {
		doc.Taints = append(doc.Taints, Taint{Key: t.Key, Value: t.Value, Effect: string(t.Effect)})
	}
	slices.SortFunc(doc.Taints, func(x, y Taint) int {
		return cmp.Or(cmp.Compare(x.Key, y.Key), cmp.Compare(x.Effect, y.Effect), cmp.Compare(x.Value, y.Value))
	})
	return doc
}

// likeness is equal for nodes of one class.
func likeness(doc Node) string {
	doc.Labels = nil
	// A document of strings and booleans always marshals.
	text, _ := json.Marshal(doc)
	return string(text)
}

// nameClasses names a class after its only node, or by its role and by what
// sets it apart from others of that role. Few differ in less than that.
func nameClasses(list []*likeClass) {
	roles := map[string]int{}
	for _, class := range list {
		roles[role(class.doc)]++
	}
	taken := map[string]int{}
	for _, class := range list {
		doc := &class.doc
		switch {
		case len(doc.Nodes) == 1:
			doc.Name = doc.Nodes[0]
		case roles[role(*doc)] == 1:
			doc.Name = role(*doc) + " nodes"
		default:
			doc.Name = strings.Join(distinction(*doc), " ")
		}
		if taken[doc.Name]++; taken[doc.Name] > 1 {
			doc.Name = fmt.Sprintf("%s (%d)", doc.Name, taken[doc.Name])
		}
	}
}

func role(doc Node) string {
	if doc.ControlPlane {
		return "control-plane"
	}
	return "worker"
}

func distinction(doc Node) []string {
	parts := []string{role(doc) + " nodes", doc.KubeletVersion, doc.Runtime, doc.OSImage}
	for _, taint := range doc.Taints {
		parts = append(parts, taint.Key+":"+taint.Effect)
	}
	if doc.Unschedulable {
		parts = append(parts, "cordoned")
	}
	return slices.DeleteFunc(parts, func(p string) bool { return p == "" })
}
