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
)

// Document is what policies judge about one subject.
type Document struct {
	kind       string
	subject    api.Subject
	input      any
	containers []string
	nodes      []string
	// annotate adds to a finding what only the inventory knows.
	annotate func(*api.Finding)
}

// Kind is the kind of document.
func (d *Document) Kind() string { return d.kind }

// Subject is what findings of this document are about.
func (d *Document) Subject() api.Subject { return d.subject }

// Input is the document itself, one of the Input types of this package.
func (d *Document) Input() any { return d.input }

// Containers names the containers that a finding may be about, in order.
func (d *Document) Containers() []string { return d.containers }

// NodeNames are the nodes that hold the subject, so that findings of several
// documents about it can be counted together.
func (d *Document) NodeNames() []string { return d.nodes }

// Annotate adds counts, owner, workloads, and the file and line of evidence.
func (d *Document) Annotate(f *api.Finding) { d.annotate(f) }
