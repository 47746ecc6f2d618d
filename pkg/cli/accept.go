package cli

import (
	"fmt"
	"io"
	"time"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/baseline"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/waiver"
)

// accepted is what is known, or accepted, before an audit.
type accepted struct {
	// file is the baseline's name, empty if there is none, and reports are what
	// it holds.
	file    string
	reports []*api.AuditReport
	waivers []api.Waiver
	now     time.Time
}

// mark marks the findings of a report that are accepted, and those that are
// new. What is odd about that is told.
func (a *accepted) mark(r *api.AuditReport, fleet bool, w io.Writer) {
	if len(a.waivers) > 0 {
		waiver.Apply(r, a.waivers, a.now)
	}
	if a.file != "" {
		baseline.Compare(r, a.earlier(r, fleet, w))
	}
	r.Summary = summarize(r)
}

// earlier is the report to compare a report with, nil if there is none.
func (a *accepted) earlier(r *api.AuditReport, fleet bool, w io.Writer) *api.AuditReport {
	earlier := baseline.Of(r, a.reports)
	if earlier == nil && !fleet && len(a.reports) == 1 {
		earlier = a.reports[0]
	}
	if earlier == nil {
		fmt.Fprintf(w, "warning: --baseline %s has no report of %s: all its findings are new\n", a.file, baseline.Name(r))
		return nil
	}
	tellForeign(w, a.file, r, earlier)
	if n := earlier.Summary.Hidden; n > 0 {
		fmt.Fprintf(w, "warning: --baseline %s was stored without %s (--min-severity): they count as new\n", a.file, counted(n, "finding"))
	}
	return earlier
}

// tellForeign warns if an earlier report seems to be of another cluster.
func tellForeign(w io.Writer, file string, r, earlier *api.AuditReport) {
	if baseline.Foreign(r, earlier) {
		fmt.Fprintf(w, "warning: %s is a report of %s, and not of %s: they may be different clusters\n",
			file, earlier.Cluster.Server, r.Cluster.Server)
	}
}

// tellWaivers warns of waivers that accept nothing in any of the reports.
func tellWaivers(w io.Writer, reports []*api.AuditReport) {
	if len(reports) == 0 {
		return
	}
	for i, one := range reports[0].Waivers {
		one.Findings = 0
		for _, r := range reports {
			one.Findings += r.Waivers[i].Findings
		}
		place := one.File
		if one.Line > 0 {
			place = fmt.Sprintf("%s:%d", one.File, one.Line)
		}
		what := fmt.Sprintf("the waiver of %q for %q", one.Policy, one.Subject.Kind+" "+one.Subject.Namespace+"/"+one.Subject.Name)
		switch {
		case one.State == api.WaiverExpired:
			fmt.Fprintf(w, "warning: %s: %s expired on %s and accepts nothing: %s\n", place, what, one.Expires, matching(one.Findings))
		case one.Findings == 0:
			fmt.Fprintf(w, "warning: %s: %s matches no finding\n", place, what)
		}
	}
}

func matching(n int) string {
	if n == 0 {
		return "no finding matches it any more"
	}
	return counted(n, "finding") + " would match"
}
