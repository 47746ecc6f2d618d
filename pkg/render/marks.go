package render

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// listed are the findings of a table: accepted ones only if they are asked for,
// and at the end those that are resolved. What was not looked for is counted.
func listed(r *api.AuditReport, o Options) []api.Finding {
	return slices.DeleteFunc(slices.Concat(r.Findings, r.Resolved), func(f api.Finding) bool {
		return f.Waived != nil && !o.Waived || f.Status == api.StatusUnknown
	})
}

// mark inserts the columns that only some documents have: how a finding
// compares with another audit, and the cluster that it is in.
func (t *table) mark(findings []api.Finding) {
	statuses, clusters := make([]string, len(findings)), make([]string, len(findings))
	for i, f := range findings {
		statuses[i], clusters[i] = status(f), f.Cluster
	}
	t.insert("CLUSTER", clusters)
	t.insert("STATUS", statuses)
}

func status(f api.Finding) string {
	if f.Waived != nil {
		return "waived"
	}
	return string(f.Status)
}

// insert puts a column behind that of the severity, unless it is empty.
func (t *table) insert(name string, cells []string) {
	if !slices.ContainsFunc(cells, func(cell string) bool { return cell != "" }) {
		return
	}
	at := 1 + slices.IndexFunc(t.columns, func(c column) bool { return c.name == "SEVERITY" })
	t.columns = slices.Insert(t.columns, at, column{name: name})
	for i := range t.rows {
		r := &t.rows[i]
		r.cells = slices.Insert(r.cells, at, orNone(cells[i]))
		if cells[i] != "" {
			r.head = append(words{cells[i]}, r.head...)
		}
	}
}
