package render

import (
	"io"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// printExplanation shows a finding and then its policy, or a policy and then
// its findings.
func (p *tablePrinter) printExplanation(e *api.Explanation, w io.Writer) error {
	clean, paper := sanitized(e), &page{Options: p.Options}
	if e.Finding != nil {
		paper.finding(*clean.Finding, clean.Cluster, e.Finding.Remediation)
		paper.gap()
	}
	paper.policy(clean.Policy, e.Policy, e.Finding != nil)
	if e.Finding == nil && e.Cluster != nil {
		paper.findings(clean.Findings, clean.Gaps)
	}
	return writeParts(w, paper.lines)
}

// explainedID is what an explanation is about.
func explainedID(e *api.Explanation) string {
	if e.Finding != nil {
		return e.Finding.ID
	}
	return e.Policy.ID
}

// policy writes what METADATA says. The texts are taken from raw, whose line
// breaks separate paragraphs. Below a finding it need not say how to fix it.
func (p *page) policy(clean, raw api.Policy, belowFinding bool) {
	title := words{clean.ID}
	if belowFinding {
		title = words{"policy", clean.ID}
	}
	p.title(clean.Severity, title, clean.Title)
	p.section("What it is", paragraphsOf(raw.Description))
	p.section("How an attacker uses it", paragraphsOf(raw.Attack))
	p.section("When it is needed", paragraphsOf(raw.Needed))
	if !belowFinding {
		p.section("How to fix it", paragraphsOf(raw.Remediation))
	}
	if raw.Examples != nil {
		p.manifest("Bad example", raw.Examples.Bad)
		p.manifest("Good example", raw.Examples.Good)
	}
	p.section("In short", properties(clean))
	p.section("References", references(clean.References))
}

func properties(p api.Policy) []paragraph {
	lines := []paragraph{}
	for _, property := range [][2]string{
		{"category", p.Category},
		{"subject", p.Subject},
		{"gives", p.Grants},
		{"default", howToAsk(p)},
		{"source", p.Source},
	} {
		lines = append(lines, labeledLine(property[0], property[1])...)
	}
	names, keys := api.Frameworks(), []string{}
	for key := range p.Frameworks {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		name := names[key]
		if name == "" {
			name = key
		}
		lines = append(lines, labeledLine("controls", name+": "+joined(p.Frameworks[key]))...)
	}
	return lines
}

// howToAsk says how to get an optional policy evaluated.
func howToAsk(p api.Policy) string {
	if !p.Optional {
		return ""
	}
	return "off: evaluated with --policy " + p.ID + " or --category " + p.Category
}

func references(all []api.Reference) []paragraph {
	var lines []paragraph
	for _, r := range all {
		text := prose(r.Description)
		if len(text) > 0 {
			text[len(text)-1] += ":"
		}
		lines = append(lines, paragraph{lead: "- ", text: append(text, r.URL)})
	}
	return lines
}
