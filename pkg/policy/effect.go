package policy

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Judgment is what policies say of some documents.
type Judgment struct {
	// Findings are sorted by policy and subject, one for each.
	Findings []api.Finding
	// Effects are what the findings give an attacker, each with its own bounds.
	Effects []Effect
	// Gaps are what could not be evaluated.
	Gaps []api.Gap
}

// Effect is a capability with the place where it can be used. A finding joins
// what a policy says of all containers and revisions of a workload, and of all
// permissions of an account; its effects keep them apart.
type Effect struct {
	// Finding is the id of the finding.
	Finding string
	Subject api.Subject
	// Container is where an attacker must be; "" means in any of the subject.
	Container string
	// Nodes hold the part of the subject that it is about, if the document
	// names them.
	Nodes      []string
	Capability api.Capability
	// Evidence is what the effect rests on.
	Evidence []api.Evidence
}

// effectsOf are the effects of a policy's results on one document.
func effectsOf(doc Document, results []result) []Effect {
	var effects []Effect
	for _, r := range results {
		if r.capability == nil {
			continue
		}
		e := Effect{Subject: doc.Subject(), Container: r.container, Capability: *r.capability, Evidence: slices.Clone(r.evidence)}
		if known, ok := doc.(located); ok {
			e.Nodes = known.NodeNames()
		}
		effects = append(effects, e)
	}
	return effects
}
