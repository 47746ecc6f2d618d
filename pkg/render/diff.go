package render

import (
	"fmt"
	"io"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// printDiff shows what has changed; that the rest has not is only counted.
func (p *tablePrinter) printDiff(d *api.AuditDiff, w io.Writer) error {
	changed := slices.DeleteFunc(slices.Clone(d.Findings), func(f api.Finding) bool {
		return f.Status == api.StatusUnchanged || f.Waived != nil && !p.Waived
	})
	rows, err := p.rows(changed, audited(d.New))
	if err != nil {
		return err
	}
	notes := diffNotes(d, p.limit())
	if p.NoHeaders {
		return p.rowsAndNotes(w, rows, notes)
	}
	head := append(hang("old: ", len("old: "), revision(d.Old, p.limit()), p.limit()),
		hang("new: ", len("new: "), revision(d.New, p.limit()), p.limit())...)
	return writeParts(w, head, rows, notes)
}

// audited is the number of nodes of all clusters.
func audited(r api.Revision) int {
	nodes := 0
	for _, a := range r.Audits {
		nodes += a.Cluster.Nodes
	}
	return nodes
}

func revision(r api.Revision, limit int) words {
	parts := []string{r.File}
	for _, a := range r.Audits {
		about := nonEmpty(place(a.Cluster), release(a.Cluster))
		if !a.GeneratedAt.IsZero() {
			about = append(about, a.GeneratedAt.UTC().Format("2006-01-02 15:04 UTC"))
		}
		if a.Gaps > 0 {
			about = append(about, counted(a.Gaps, "gap"))
		}
		parts = append(parts, strings.Join(about, ", "))
	}
	return list(parts, limit)
}

func diffNotes(d *api.AuditDiff, limit int) []string {
	c := d.Changes
	lines := wrap(prose(changes(c)), limit)
	if c.Unknown > 0 {
		text := "unknown: found before, but the new audit has other gaps, fewer policies or a smaller scope"
		lines = append(lines, wrap(prose(text), limit)...)
	}
	return lines
}

// changes counts findings by status.
func changes(c api.Changes) string {
	text := fmt.Sprintf("%d new, %d resolved, %d unchanged", c.New, c.Resolved, c.Unchanged)
	if c.Unknown > 0 {
		text += fmt.Sprintf(", %d not looked for", c.Unknown)
	}
	return text
}
