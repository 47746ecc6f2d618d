package facts

import (
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// The kinds of document, as policies name them.
const (
	KindWorkload  = "workload"
	KindIdentity  = "serviceaccount"
	KindNode      = "node"
	KindNamespace = "namespace"
	KindCluster   = "cluster"
	// KindBundle is for policies about accounts that may combine. Its input is
	// an IdentityInput: all that whoever holds a node may do.
	KindBundle = "bundle"
)

// Document is what policies judge about one subject.
type Document struct {
	kind    string
	subject api.Subject
	input   any
	// build makes the input instead, for documents of which there are many.
	build      func() any
	containers []string
	nodes      []string
	// annotate adds to a finding what only the inventory knows.
	annotate func(*api.Finding)
	pattern  pattern
}

// Kind is the kind of document.
func (d *Document) Kind() string { return d.kind }

// Subject is what findings of this document are about.
func (d *Document) Subject() api.Subject { return d.subject }

// Input is the document itself, one of the Input types of this package.
func (d *Document) Input() any {
	if d.build != nil {
		return d.build()
	}
	return d.input
}

// Containers names the containers that a finding may be about, in order.
func (d *Document) Containers() []string { return d.containers }

// NodeNames are the nodes that hold the subject, so that findings of several
// documents about it can be counted together.
func (d *Document) NodeNames() []string { return d.nodes }

// Annotate adds counts, owner, workloads, and the file and line of evidence.
func (d *Document) Annotate(f *api.Finding) { d.annotate(f) }

// Pattern is the input with placeholders in the place of the names that no
// policy of the program looks at, a key that is the same for equal patterns, and
// the names for the placeholders. The key is "" for a document that has none.
func (d *Document) Pattern() (key string, input any, names func(string) string) {
	return d.pattern.key, d.pattern.input, d.pattern.names.reveal
}
