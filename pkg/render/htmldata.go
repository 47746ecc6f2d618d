package render

import (
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// htmlData is what a page holds besides itself.
type htmlData struct {
	Report *api.AuditReport `json:"report"`
	// Words say in the order of the findings what other formats say too.
	Words []findingWords `json:"words"`
	// Frameworks names the frameworks of policies.
	Frameworks map[string]string `json:"frameworks"`
}

// findingWords are parts of a finding as a person reads them.
type findingWords struct {
	Evidence string   `json:"evidence"`
	Proofs   []string `json:"proofs"`
	Gives    string   `json:"gives,omitempty"`
	Owner    string   `json:"owner,omitempty"`
	Breadth  string   `json:"breadth,omitempty"`
}

func newHTMLData(r *api.AuditReport) htmlData {
	data := htmlData{Report: r, Words: []findingWords{}, Frameworks: api.Frameworks()}
	for _, f := range r.Findings {
		data.Words = append(data.Words, findingWords{
			Evidence: evidence(f, false),
			Proofs:   proofTexts(f),
			Gives:    capability(f.Capability),
			Owner:    owner(f.Owner),
			Breadth:  breadth(f, &r.Cluster),
		})
	}
	return data
}

func proofTexts(f api.Finding) []string {
	texts := []string{}
	for _, e := range f.Evidence {
		texts = append(texts, strings.Join(append([]string{proof(e, true)}, proofNotes(e)...), ", "))
	}
	return texts
}

// legible is a complete copy of a report whose texts can do no harm. Those of
// policies keep their paragraphs, one in each line.
func legible(raw *api.AuditReport) *api.AuditReport {
	clean := sanitized(raw)
	for i, policy := range raw.Policies {
		clean.Policies[i].Description = flowed(policy.Description)
		clean.Policies[i].Attack = flowed(policy.Attack)
		clean.Policies[i].Needed = flowed(policy.Needed)
		clean.Policies[i].Remediation = flowed(policy.Remediation)
	}
	for i, finding := range raw.Findings {
		clean.Findings[i].Remediation = flowed(finding.Remediation)
	}
	clean.Complete()
	return clean
}

func flowed(text string) string {
	var lines []string
	for _, p := range paragraphsOf(text) {
		lines = append(lines, p.lead+strings.Join(p.text, " "))
	}
	return strings.Join(lines, "\n")
}
