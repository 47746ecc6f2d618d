package policy

import api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"

// Document is what policies judge: one subject, and all that is known of it.
type Document interface {
	// Subject is whom findings blame. It comes from here and not from the
	// policy, so a policy cannot blame the wrong one.
	Subject() api.Subject
	// Kind selects the policies: those whose metadata names it as subject.
	Kind() string
	// Input is marshaled to JSON; the schema of that kind describes it.
	Input() any
	// Containers are the names that a finding may blame, in order.
	Containers() []string
	// Annotate adds what the policy does not say: counts of pods and nodes,
	// workloads, the owner, file and line of each evidence.
	Annotate(*api.Finding)
}

// located is implemented by documents that know the nodes of their subject. If
// a finding covers several documents, their nodes are then counted once each
// instead of being added up.
type located interface {
	NodeNames() []string
}
