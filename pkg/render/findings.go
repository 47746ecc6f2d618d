package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// longestFinding is the length up to which a finding's own message is shown. Of
// a longer one the first part is, or else the title of its policy, except in
// wide output.
const longestFinding = 160

func findingsTable(findings []api.Finding, clusterNodes int, wide bool, limit int) table {
	t := table{columns: findingColumns(wide)}
	for _, f := range findings {
		t.rows = append(t.rows, findingRow(f, clusterNodes, wide, limit))
	}
	return t
}

func findingColumns(wide bool) []column {
	columns := []column{
		{name: "SEVERITY"}, {name: "COMPONENT"}, {name: "FINDING", text: true},
		{name: "EVIDENCE", text: true}, {name: "REACHES", text: true}, {name: "NODES"},
	}
	if !wide {
		return columns
	}
	columns = append([]column{{name: "RANK"}}, columns...)
	return append(columns, column{name: "PODS"}, column{name: "POLICY"}, column{name: "CONTAINER"},
		column{name: "CAPABILITY", text: true}, column{name: "OWNER", text: true}, column{name: "ID"})
}

func findingRow(f api.Finding, clusterNodes int, wide bool, limit int) row {
	subject, finding, proven := subjectName(f.Subject), findingText(f, wide), evidence(f, wide)
	r := row{
		severity: f.Severity,
		cells:    []string{string(f.Severity), subject, orNone(finding), orNone(proven), orNone(reaches(f)), nodes(f.Nodes, clusterNodes)},
		lead:     severityLead(f.Severity),
		indent:   width(severityLead(f.Severity)),
		head:     slices.Concat(words{subject}, spread(f), leading(f)),
		body:     paragraphs(finding, proven),
	}
	if wide {
		r.widen(f, limit)
	}
	return r
}

func (r *row) widen(f api.Finding, limit int) {
	rank := strconv.Itoa(f.Rank)
	r.lead = pad(rank, len("RANK")) + "  " + r.lead
	r.indent = width(r.lead)
	r.body = append(r.body, list(details(f), limit))
	r.cells = append([]string{rank}, r.cells...)
	r.cells = append(r.cells, strconv.Itoa(f.Pods), orNone(f.Policy), orNone(f.Container),
		orNone(capability(f.Capability)), orNone(owner(f.Owner)), orNone(f.ID))
}

// findingText is the message unless it is too long for a table.
func findingText(f api.Finding, wide bool) string {
	if f.Title == "" || f.Message != "" && (wide || width(f.Message) <= longestFinding) {
		return f.Message
	}
	if first, rest, several := strings.Cut(f.Message, "; "); several && width(first) <= longestFinding {
		return fmt.Sprintf("%s, +%d more", first, 1+strings.Count(rest, "; "))
	}
	return f.Title
}

// nodes is a number of nodes; in a report that knows of no nodes, nobody can
// tell.
func nodes(n, clusterNodes int) string {
	if n == 0 && clusterNodes == 0 {
		return "<unknown>"
	}
	return strconv.Itoa(n)
}

// spread says on how many nodes a subject is, if it is on any.
func spread(f api.Finding) words {
	if f.Nodes == 0 {
		return nil
	}
	return words{"on " + counted(f.Nodes, "node")}
}

// reaches is the goal that a finding leads to, or else what it gives.
func reaches(f api.Finding) string {
	switch {
	case f.Reaches != nil:
		return goalOf(f.Reaches)
	case f.Capability == nil:
		return ""
	}
	return f.Capability.Kind
}

// leading says in the head of a paragraph where a finding leads.
func leading(f api.Finding) words {
	if f.Reaches == nil {
		return nil
	}
	return words{"→", reaches(f)}
}

func paragraphs(texts ...string) []words {
	var all []words
	for _, text := range nonEmpty(texts...) {
		all = append(all, prose(text))
	}
	return all
}

func nonEmpty(texts ...string) []string {
	var kept []string
	for _, text := range texts {
		if text != "" {
			kept = append(kept, text)
		}
	}
	return kept
}
