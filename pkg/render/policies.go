package render

import (
	"io"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func (p *tablePrinter) printPolicies(l *api.PolicyList, w io.Writer) error {
	if len(l.Items) == 0 {
		return p.rowsAndNotes(w, nil, []string{"no policies found"})
	}
	rows, err := policiesTable(l, p.wide).layout(p.Options)
	if err != nil {
		return err
	}
	return writeParts(w, rows)
}

func policiesTable(l *api.PolicyList, wide bool) table {
	t := table{columns: []column{
		{name: "SEVERITY"}, {name: "POLICY"}, {name: "CATEGORY"}, {name: "SUBJECT"}, {name: "TITLE", text: true},
	}}
	if wide {
		t.columns = append(t.columns, column{name: "GRANTS"}, column{name: "DEFAULT"}, column{name: "FRAMEWORKS", text: true}, column{name: "SOURCE"})
	}
	for _, policy := range l.Items {
		t.rows = append(t.rows, policyRow(policy, wide))
	}
	return t
}

func policyRow(p api.Policy, wide bool) row {
	r := row{
		severity: p.Severity,
		cells:    []string{string(p.Severity), p.ID, orNone(p.Category), orNone(p.Subject), orNone(p.Title)},
		lead:     severityLead(p.Severity),
		indent:   width(severityLead(p.Severity)),
		head:     words{p.ID, "(" + p.Category + ", " + p.Subject + ")"},
		body:     paragraphs(p.Title),
	}
	if wide {
		r.cells = append(r.cells, orNone(p.Grants), switchOf(p), orNone(frameworks(p.Frameworks)), orNone(p.Source))
		r.body = append(r.body, paragraphs(
			labeled("gives", p.Grants), offByDefault(p), frameworks(p.Frameworks), labeled("from", p.Source))...)
	}
	return r
}

// switchOf tells whether a policy is evaluated without being asked for.
func switchOf(p api.Policy) string {
	if p.Optional {
		return "off"
	}
	return "on"
}

func offByDefault(p api.Policy) string {
	if p.Optional {
		return "off by default"
	}
	return ""
}

func labeled(label, value string) string {
	if value == "" {
		return ""
	}
	return label + " " + value
}

// frameworks lists controls, such as "cis 5.2.2, 5.2.3; pss baseline".
func frameworks(controls map[string][]string) string {
	var texts []string
	for framework, ids := range controls {
		texts = append(texts, framework+" "+strings.Join(ids, ", "))
	}
	slices.Sort(texts)
	return strings.Join(texts, "; ")
}
