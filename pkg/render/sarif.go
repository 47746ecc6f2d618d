package render

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"strings"
	"time"

	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// The limits of GitHub's code scanning: it takes a file of 10 MB, compressed,
// keeps 5,000 results of a run, and refuses one with more than 25,000.
const (
	mostResults   = 5000
	largestUpload = 10_000_000
)

// homepage tells where the program comes from.
const homepage = "https://github.com/kubectl-sysaudit/kubectl-sysaudit"

// printSARIF writes a run for each cluster.
func printSARIF(a audits, w io.Writer) error {
	text, err := sarifWithin(a, largestUpload)
	if err != nil {
		return err
	}
	_, err = w.Write(append(escapedJSON(text), '\n'))
	return err
}

// sarifDocument is a report without its methods. One of them validates by a
// library that links text/template; goTemplatePrinter says what that costs.
type sarifDocument sarif.Report

// sarifWithin is a report of at most limit bytes, compressed. If the findings are
// too many, those of the lowest ranks are left out, and a notification says so.
func sarifWithin(a audits, limit int) ([]byte, error) {
	for most := mostResults; ; most /= 2 {
		text, err := json.MarshalIndent((*sarifDocument)(sarifReport(a, most)), "", "  ")
		if err != nil {
			return nil, err
		}
		size, err := compressedSize(text)
		if err != nil || size <= limit || most == 0 {
			return text, err
		}
	}
}

func compressedSize(text []byte) (int, error) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(text); err != nil {
		return 0, err
	}
	err := w.Close()
	return packed.Len(), err
}

func sarifReport(a audits, most int) *sarif.Report {
	report := sarif.NewReport()
	for _, r := range a.reports {
		report.AddRun(sarifRun(r, a.gaps, most))
	}
	if len(a.reports) == 0 {
		report.AddRun(sarifRun(&api.AuditReport{}, a.gaps, most))
	}
	return report
}

func sarifRun(r *api.AuditReport, clusters []api.Gap, most int) *sarif.Run {
	run := sarif.NewRunWithInformationURI("kubectl-sysaudit", homepage)
	run.Tool.Driver.WithRules(sarifRules(r))
	if version := r.Metadata.Tool.Version; version != "" {
		run.Tool.Driver.WithVersion(version)
	}
	// GitHub keeps the alerts of different categories apart.
	category := strings.Join(nonEmpty("kubectl-sysaudit", clusterLabel(r.Cluster)), "/")
	run.WithAutomationDetails(sarif.NewRunAutomationDetails().WithID(category + "/"))
	left := max(0, len(r.Findings)-most)
	for _, f := range r.Findings[:len(r.Findings)-left] {
		run.AddResult(sarifResult(f, run.GetRuleIndex(f.Policy)))
	}
	return run.WithInvocations([]*sarif.Invocation{sarifInvocation(r, clusters, left)})
}

// sarifInvocation says when the audit was, and what it has not seen.
func sarifInvocation(r *api.AuditReport, clusters []api.Gap, left int) *sarif.Invocation {
	invocation := sarif.NewInvocation().WithExecutionSuccessful(true)
	if at := r.Metadata.GeneratedAt; !at.IsZero() {
		invocation.WithEndTimeUtc(at.UTC().Format(time.RFC3339))
	}
	for _, gap := range append(r.Gaps[:len(r.Gaps):len(r.Gaps)], clusters...) {
		invocation.AddToolExecutionNotification(notification(string(gap.Reason) + ": " + gapText(gap)))
	}
	if left > 0 {
		invocation.AddToolExecutionNotification(notification(
			counted(left, "finding") + " of the lowest ranks left out, to stay within the limits of code scanning"))
	}
	return invocation
}

func notification(text string) *sarif.Notification {
	return sarif.NewNotification().WithLevel(sarif.LevelWarning).WithMessage(sarifMessage(text))
}
