package render

import (
	"fmt"
	"io"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// longestComment is somewhat less than the 65,536 characters that GitHub takes
// for a comment. GitLab takes more.
const longestComment = 60_000

// printMarkdown writes a comment for a pull request: a table of the findings,
// most urgent first, then what to do, then the gaps.
func printMarkdown(a audits, w io.Writer) error {
	budget := longestComment
	if len(a.reports) > 1 {
		budget /= len(a.reports)
	}
	var parts []string
	for _, r := range a.reports {
		parts = append(parts, markdownReport(r, budget))
	}
	if len(a.gaps) > 0 {
		parts = append(parts, "## Clusters that could not be audited\n\n"+markdownGaps(a.gaps, budget/4))
	}
	_, err := io.WriteString(w, strings.Join(parts, "\n"))
	return err
}

// markdownReport takes at most about budget bytes. What is told in full is the
// most urgent; the rest is counted.
func markdownReport(r *api.AuditReport, budget int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "## kubectl sysaudit: %s\n\n", markdownText(summaryLine(r)))
	var about []string
	for _, part := range scope(r) {
		about = append(about, markdownText(part))
	}
	b.WriteString(strings.Join(about, " · ") + "\n")
	b.WriteString(markdownFindings(r, budget/2))
	b.WriteString(section("Fix first", markdownFixes(r, budget/8)))
	b.WriteString(section("How to fix the findings", markdownRemedies(r, budget/4)))
	b.WriteString(section("Not audited", markdownGaps(r.Gaps, budget/16)))
	return b.String()
}

func section(heading, text string) string {
	if text == "" {
		return ""
	}
	return "\n### " + heading + "\n\n" + text
}

// markdownFindings is a table in GitHub's Markdown.
func markdownFindings(r *api.AuditReport, budget int) string {
	if len(r.Findings) == 0 {
		return ""
	}
	var rows []string
	for _, f := range r.Findings {
		finding := markdownText(findingText(f, false))
		if f.Waived != nil {
			finding += "<br>waived " + markdownText(waivedBy(*f.Waived))
		}
		rows = append(rows, fmt.Sprintf("| %s | %s | %s | %s | %s |\n", markdownSeverity(f), markdownCode(subjectName(f.Subject)),
			finding, markdownText(orNone(evidence(f, false))), markdownText(nodes(f.Nodes, r.Cluster.Nodes))))
	}
	return "\n| Severity | Component | Finding | Evidence | Nodes |\n| --- | --- | --- | --- | ---: |\n" +
		within(budget, rows, "finding")
}

// markdownSeverity is the severity, and what became of the finding since the
// baseline.
func markdownSeverity(f api.Finding) string {
	return strings.Join(nonEmpty("**"+string(f.Severity)+"**", markdownText(string(f.Status))), " ")
}

func markdownFixes(r *api.AuditReport, budget int) string {
	var rows []string
	for _, fix := range r.Fixes {
		rows = append(rows, "1. "+markdownText(fixText(fix))+"\n")
	}
	return within(budget, rows, "change")
}

// markdownRemedies has one entry for each policy that found something.
func markdownRemedies(r *api.AuditReport, budget int) string {
	var rows []string
	seen := map[string]bool{}
	for _, f := range r.Findings {
		if seen[f.Policy] || f.Waived != nil {
			continue
		}
		seen[f.Policy] = true
		rows = append(rows, fmt.Sprintf("<details><summary>%s: %s</summary>\n\n%s\n\n</details>\n",
			markdownText(f.Policy), markdownText(f.Title), markdownParagraphs(f.Remediation)))
	}
	return within(budget, rows, "policy")
}

func markdownGaps(gaps []api.Gap, budget int) string {
	var rows []string
	for _, gap := range gaps {
		rows = append(rows, "- "+markdownText(string(gap.Reason)+" "+gapText(gap))+"\n")
	}
	return within(budget, rows, "gap")
}

// within joins the rows that the budget, in bytes, has room for, and counts the
// others.
func within(budget int, rows []string, what string) string {
	var b strings.Builder
	for i, row := range rows {
		if b.Len()+len(row) > budget {
			rest := counted(len(rows)-i, "more "+what)
			return b.String() + "\n" + rest + " left out: the complete report is in the other formats.\n"
		}
		b.WriteString(row)
	}
	return b.String()
}
