package v1alpha1

import metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

// KindExplanation is the kind of an Explanation.
const KindExplanation = "Explanation"

// Explanation is all there is to say about a policy, or about one finding.
//
// +k8s:deepcopy-gen:interfaces=k8s.io/apimachinery/pkg/runtime.Object
type Explanation struct {
	metav1.TypeMeta `json:",inline"`

	// Finding is the finding explained; nil if it is the policy alone.
	Finding *Finding `json:"finding,omitempty"`
	// Findings are those of the policy, if a report or an audit was asked for.
	Findings []Finding `json:"findings,omitempty"`
	// Cluster describes what was audited; nil if nothing was.
	Cluster *Cluster `json:"cluster,omitempty"`
	// Gaps is the number of things that were not read or not evaluated: findings
	// may be missing for it.
	Gaps int `json:"gaps,omitempty"`
	// Policy is the one explained, or the one that the finding is from.
	Policy Policy `json:"policy"`
}

// NewExplanation makes a complete document about a policy.
func NewExplanation(p Policy) *Explanation {
	e := &Explanation{Policy: p}
	e.Complete()
	return e
}

// Complete does for an explanation what it does for a report.
func (e *Explanation) Complete() {
	e.APIVersion, e.Kind = APIVersion, KindExplanation
	e.Policy.References = list(e.Policy.References)
	if e.Finding != nil {
		e.Finding.Evidence = list(e.Finding.Evidence)
	}
	for i := range e.Findings {
		e.Findings[i].Evidence = list(e.Findings[i].Evidence)
	}
}
