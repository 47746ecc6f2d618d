package render

import (
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// table is what all tables have in common, before any layout.
type table struct {
	columns []column
	rows    []row
}

// column is one column; text may be wrapped between words, all else is an
// identifier or a number and stays in one piece.
type column struct {
	name string
	text bool
}

// row is one row, and the same as a paragraph for a terminal too narrow for it.
type row struct {
	cells    []string
	severity api.Severity
	// lead and head are the paragraph's first line, indent that of the others.
	lead   string
	head   words
	indent int
	body   []words
}

// layout gives the lines of the table: in columns as far as they fit, as
// paragraphs where they do not. A limit of 0 means one line per row.
func (t table) layout(o Options) ([]string, error) {
	limit := o.limit()
	widths, ok := t.fit(limit)
	if !ok {
		return t.stacked(o), nil
	}
	blocks, err := t.grid(widths, limit)
	if err != nil {
		return nil, err
	}
	var lines []string
	if !o.NoHeaders {
		lines = append(lines, blocks[0]...)
	}
	for i, r := range t.rows {
		lines = append(lines, r.colored(blocks[i+1], o.Color)...)
	}
	return lines, nil
}

func (t table) stacked(o Options) []string {
	var lines []string
	for _, r := range t.rows {
		lines = append(lines, r.colored(r.paragraph(o.limit()), o.Color)...)
	}
	return lines
}

func (r row) paragraph(limit int) []string {
	lines := hang(r.lead, r.indent, r.head, limit)
	for _, text := range r.body {
		lines = append(lines, hang(strings.Repeat(" ", r.indent), r.indent, text, limit)...)
	}
	return trimmed(lines)
}

func (r row) colored(lines []string, color bool) []string {
	if color && len(lines) > 0 {
		lines[0] = paint(lines[0], r.severity)
	}
	return lines
}

// severityLead is a severity as wide as all are.
func severityLead(s api.Severity) string { return pad(string(s), len(api.Critical)) + "  " }

func trimmed(lines []string) []string {
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " ")
	}
	return lines
}
