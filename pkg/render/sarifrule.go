package render

import (
	"slices"
	"strings"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// mostTags is how many tags GitHub keeps for a rule.
const mostTags = 20

// sarifRules describe the policies that found something. A report whose policies
// are missing still names them.
func sarifRules(r *api.AuditReport) []*sarif.ReportingDescriptor {
	rules, described := []*sarif.ReportingDescriptor{}, map[string]bool{}
	policies := slices.Clone(r.Policies)
	for _, p := range r.Policies {
		described[p.ID] = true
	}
	for _, f := range r.Findings {
		if !described[f.Policy] {
			described[f.Policy] = true
			policies = append(policies, api.Policy{ID: f.Policy, Title: f.Title, Severity: f.Severity, Remediation: f.Remediation})
		}
	}
	for _, p := range policies {
		rules = append(rules, sarifRule(p))
	}
	return rules
}

func sarifRule(p api.Policy) *sarif.ReportingDescriptor {
	rule := sarif.NewRule(p.ID).WithDescription(shortened(p.Title, longestTitle))
	rule.WithFullDescription(multiformat(shortened(p.Title+". "+p.Description, longestTitle)))
	rule.WithHelp(multiformat(helpText(p)).WithMarkdown(helpMarkdown(p)))
	if len(p.References) > 0 && strings.HasPrefix(p.References[0].URL, "https://") {
		rule.WithHelpURI(p.References[0].URL)
	}
	rule.WithDefaultConfiguration(sarif.NewReportingConfiguration().WithEnabled(true).WithLevel(sarifLevel(p.Severity)))
	properties := sarif.NewPropertyBag().WithTags(ruleTags(p))
	properties.Add("precision", "high").Add("security-severity", securitySeverity(p.Severity))
	return rule.WithProperties(properties)
}

// longestTitle is how much of a rule's description GitHub shows.
const longestTitle = 1000

func multiformat(text string) *sarif.MultiformatMessageString {
	return sarif.NewMultiformatMessageString().WithText(text)
}

func ruleTags(p api.Policy) []string {
	tags := nonEmpty("security", p.Category)
	for framework, controls := range p.Frameworks {
		for _, control := range controls {
			tags = append(tags, framework+" "+control)
		}
	}
	slices.Sort(tags[1:])
	tags = slices.Compact(tags)
	return tags[:min(len(tags), mostTags)]
}

// securitySeverity is a number in the middle of GitHub's band for a severity.
func securitySeverity(s api.Severity) string {
	switch s {
	case api.Critical:
		return "9.5"
	case api.High:
		return "8.0"
	case api.Medium:
		return "5.5"
	default:
		return "2.0"
	}
}

func sarifLevel(s api.Severity) string {
	switch s {
	case api.Critical, api.High:
		return sarif.LevelError
	case api.Medium:
		return sarif.LevelWarning
	default:
		return sarif.LevelNote
	}
}

// helpSections are the parts of a rule's help that the policy has.
func helpSections(p api.Policy) [][2]string {
	var sections [][2]string
	for _, section := range [][2]string{
		{"What it is", p.Description},
		{"How an attacker uses it", p.Attack},
		{"When it is needed", p.Needed},
		{"How to fix it", p.Remediation},
	} {
		if section[1] != "" {
			sections = append(sections, section)
		}
	}
	return sections
}

func helpText(p api.Policy) string {
	parts := []string{p.Title}
	for _, section := range helpSections(p) {
		parts = append(parts, section[0]+"\n"+section[1])
	}
	return strings.Join(parts, "\n\n")
}

func helpMarkdown(p api.Policy) string {
	parts := []string{"# " + markdownText(p.Title)}
	for _, section := range helpSections(p) {
		parts = append(parts, "## "+section[0], markdownParagraphs(section[1]))
	}
	return strings.Join(parts, "\n\n")
}
