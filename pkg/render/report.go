package render

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// tablePrinter prints for people.
type tablePrinter struct {
	Options
	wide bool
}

// PrintObj writes the document, and to Notes what NoHeaders leaves no place for.
func (p *tablePrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	switch document := obj.(type) {
	case *api.AuditReport:
		return p.printReport(sanitized(document), w)
	case *api.FleetReport:
		return p.printFleet(sanitized(document), w)
	case *api.AuditDiff:
		return p.printDiff(sanitized(document), w)
	case *api.ComponentList:
		return p.printComponents(sanitized(document), w)
	case *api.PathList:
		return p.printPaths(sanitized(document), w)
	case *api.PolicyList:
		return p.printPolicies(sanitized(document), w)
	case *api.Explanation:
		return p.printExplanation(document, w)
	default:
		return fmt.Errorf("print table: %T is no document of %s", obj, api.APIVersion)
	}
}

func (p *tablePrinter) printReport(r *api.AuditReport, w io.Writer) error {
	return p.printAbout(wrap(list(scope(r), p.limit()), p.limit()), r, w)
}

func (p *tablePrinter) printFleet(fleet *api.FleetReport, w io.Writer) error {
	return p.printAbout(fleetScope(fleet, p.limit()), joinFleet(fleet), w)
}

// printAbout prints a report below what it is about.
func (p *tablePrinter) printAbout(about []string, r *api.AuditReport, w io.Writer) error {
	rows, err := p.rows(listed(r, p.Options), r.Cluster.Nodes)
	if err != nil {
		return err
	}
	if p.NoHeaders {
		return p.rowsAndNotes(w, rows, reportNotes(r, p.Options))
	}
	return writeParts(w, about, rows, reportNotes(r, p.Options), fixLines(r.Fixes, r.Cut, mostFixes, p.Options), p.next(r))
}

// rows are the lines of a table, none without findings.
func (p *tablePrinter) rows(findings []api.Finding, clusterNodes int) ([]string, error) {
	if len(findings) == 0 {
		return nil, nil
	}
	t := findingsTable(findings, clusterNodes, p.wide, p.limit())
	t.mark(findings)
	return t.layout(p.Options)
}

// rowsAndNotes keeps all but the rows out of the output, as far as it can be
// said elsewhere.
func (p *tablePrinter) rowsAndNotes(w io.Writer, rows, notes []string) error {
	if p.Notes == nil {
		return writeParts(w, rows, notes)
	}
	if err := writeParts(w, rows); err != nil {
		return err
	}
	return writeParts(p.Notes, notes)
}

// reportNotes are the summary and the gaps.
func reportNotes(r *api.AuditReport, o Options) []string {
	return append(wrap(prose(summaryLine(r)), o.limit()), gapLines(r.Gaps, o)...)
}

// next proposes commands.
func (p *tablePrinter) next(r *api.AuditReport) []string {
	var commands []string
	if len(r.Findings) > 0 && r.Findings[0].Policy != "" {
		commands = append(commands, "kubectl sysaudit explain "+r.Findings[0].Policy)
	}
	if len(r.Paths) > 0 {
		commands = append(commands, "kubectl sysaudit paths"+in(r)+p.Again, "kubectl sysaudit fix"+in(r)+p.Again)
	}
	commands = append(commands, "kubectl sysaudit -o wide"+p.Again, "kubectl sysaudit components"+in(r)+p.Again)
	if p.Next != nil {
		commands = p.Next(r)
	}
	if len(commands) == 0 {
		return nil
	}
	return hang("next: ", len("next: "), list(commands, p.limit()), p.limit())
}

// in is the flag for the cluster of the first finding, if there are several: paths
// and fixes are of one.
func in(r *api.AuditReport) string {
	if len(r.Findings) == 0 || r.Findings[0].Cluster == "" {
		return ""
	}
	name := r.Findings[0].Cluster
	if strings.ContainsFunc(name, unquotable) {
		name = "CONTEXT"
	}
	return " --context " + name
}

// unquotable is true for what a shell might take for more than a part of a word:
// a stored report may come from anybody.
func unquotable(r rune) bool {
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("-._:/@", r)
}

// writeParts writes lines, with an empty line between parts that are not empty.
func writeParts(w io.Writer, parts ...[]string) error {
	var texts []string
	for _, part := range parts {
		if len(part) > 0 {
			texts = append(texts, strings.Join(part, "\n")+"\n")
		}
	}
	return write(w, strings.Join(texts, "\n"))
}
