package render

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// reportFormat is a format of another tool, for reports and nothing else.
type reportFormat struct {
	name  string
	print func(audits, io.Writer) error
	// lossy is true if there is no place for the summary and the gaps.
	lossy bool
}

func reportFormats() []reportFormat {
	return []reportFormat{
		{name: "markdown", print: printMarkdown},
		{name: "csv", print: printCSV, lossy: true},
		{name: "sarif", print: printSARIF},
		{name: "junit", print: printJUnit},
		{name: "prometheus", print: printPrometheus},
		{name: "openreports", print: printOpenReports},
		{name: "policyreport", print: printPolicyReports},
	}
}

// ReportFormats lists what ReportPrinter knows: the formats for people, those
// of other tools, and those of Printer.
func ReportFormats() []string {
	documents := Formats()
	names := append(documents[:2:2], "html")
	for _, f := range reportFormats() {
		names = append(names, f.name)
	}
	return append(append(names, "dot", "mermaid"), documents[2:]...)
}

// ReportPrinter gives the printer of a format for reports of one cluster or of
// several. The error for an unknown format lists all of them.
func ReportPrinter(format string, o Options) (printers.ResourcePrinter, error) {
	name := strings.ToLower(format)
	if name == "html" {
		return &htmlPrinter{}, nil
	}
	if p, ok := graphFormat(name, o); ok {
		return p, nil
	}
	for _, f := range reportFormats() {
		if f.name == name {
			return &reportPrinter{reportFormat: f, options: o}, nil
		}
	}
	return documentPrinter(format, ReportFormats(), o)
}

// audits are the audits of one cluster or of several, with texts that can do no
// harm.
type audits struct {
	reports []*api.AuditReport
	// gaps are clusters that could not be audited.
	gaps []api.Gap
}

// auditsOf is false for a document that holds no audits.
func auditsOf(obj runtime.Object) (audits, bool) {
	switch document := obj.(type) {
	case *api.AuditReport:
		return audits{reports: []*api.AuditReport{legible(document)}}, true
	case *api.FleetReport:
		var a audits
		for i := range document.Reports {
			a.reports = append(a.reports, legible(&document.Reports[i]))
		}
		a.gaps = sanitized(document).Gaps
		return a, true
	}
	return audits{}, false
}

// reportPrinter prints all or nothing.
type reportPrinter struct {
	reportFormat
	options Options
}

// PrintObj writes a report, or those of several clusters.
func (p *reportPrinter) PrintObj(obj runtime.Object, w io.Writer) error {
	a, ok := auditsOf(obj)
	if !ok {
		return fmt.Errorf("print %s: %T is no report", p.name, obj)
	}
	var out bytes.Buffer
	if err := p.print(a, &out); err != nil {
		return fmt.Errorf("print %s: %w", p.name, err)
	}
	if err := write(w, out.String()); err != nil {
		return err
	}
	return p.note(a)
}

// note says elsewhere what the format has no place for.
func (p *reportPrinter) note(a audits) error {
	if !p.lossy || p.options.Notes == nil {
		return nil
	}
	var parts [][]string
	for _, r := range a.reports {
		notes := reportNotes(r, p.options)
		if len(a.reports) > 1 {
			notes = append([]string{clusterLabel(r.Cluster) + ":"}, notes...)
		}
		parts = append(parts, notes)
	}
	return writeParts(p.options.Notes, append(parts, gapLines(a.gaps, p.options))...)
}
