package render

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// printCSV writes one line per finding, for spreadsheets (RFC 4180).
func printCSV(a audits, w io.Writer) error {
	out := csv.NewWriter(w)
	rows := [][]string{csvHeader()}
	for _, r := range a.reports {
		for _, f := range r.Findings {
			rows = append(rows, csvRow(r, f))
		}
	}
	return out.WriteAll(rows)
}

func csvHeader() []string {
	return []string{
		"cluster", "rank", "severity", "policy", "title", "namespace", "kind", "name", "component", "containers",
		"message", "evidence", "gives", "goal", "hops", "pods", "nodes", "owner", "status", "waived", "remediation", "id",
	}
}

func csvRow(r *api.AuditReport, f api.Finding) []string {
	goal, hops := "", ""
	if f.Reaches != nil {
		goal, hops = f.Reaches.Goal, strconv.Itoa(f.Reaches.Hops)
	}
	waiver := ""
	if f.Waived != nil {
		waiver = waivedBy(*f.Waived)
	}
	row := []string{
		clusterLabel(r.Cluster), strconv.Itoa(f.Rank), string(f.Severity), f.Policy, f.Title,
		f.Subject.Namespace, f.Subject.Kind, f.Subject.Name, f.Subject.Component, strings.Join(containersOf(f), " "),
		f.Message, strings.Join(proofTexts(f), "; "), capability(f.Capability), goal, hops,
		strconv.Itoa(f.Pods), strconv.Itoa(f.Nodes), owner(f.Owner), string(f.Status), waiver,
		strings.Join(strings.Fields(f.Remediation), " "), f.ID,
	}
	for i, cell := range row {
		row[i] = plainCell(cell)
	}
	return row
}

// containersOf are all containers that a finding is about.
func containersOf(f api.Finding) []string {
	if len(f.Containers) > 0 {
		return f.Containers
	}
	return nonEmpty(f.Container)
}

func waivedBy(w api.Waived) string {
	return "until " + w.Expires + " by " + w.Owner + ": " + w.Reason
}

// plainCell is a cell that no spreadsheet takes for a formula, which could read
// other cells and send them away. The apostrophe says that text follows.
func plainCell(cell string) string {
	first, _ := utf8.DecodeRuneInString(strings.TrimSpace(cell))
	if strings.ContainsRune("=+-@|%＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}
