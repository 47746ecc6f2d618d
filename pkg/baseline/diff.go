package baseline

import (
	"cmp"
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Stored are the reports of one file.
type Stored struct {
	File    string
	Reports []*api.AuditReport
}

// Diff compares two files of reports, cluster by cluster. One report is
// compared with one report, whatever their clusters are called.
func Diff(before, after Stored) *api.AuditDiff {
	diff := &api.AuditDiff{Old: before.revision(), New: after.revision()}
	pairs, gone := match(before.Reports, after.Reports)
	for _, p := range pairs {
		report := p.after.DeepCopy()
		Compare(report, p.before)
		cluster := ""
		if len(before.Reports)+len(after.Reports) > 2 {
			cluster = Name(report)
		}
		diff.Findings = append(diff.Findings, named(cluster, report.Findings)...)
		diff.Findings = append(diff.Findings, named(cluster, report.Resolved)...)
	}
	for _, report := range gone {
		lost := report.DeepCopy()
		for i := range lost.Findings {
			lost.Findings[i].Status = api.StatusUnknown
		}
		diff.Findings = append(diff.Findings, named(Name(report), lost.Findings)...)
	}
	sort(diff.Findings)
	diff.Changes = Count(diff.Findings)
	diff.Complete()
	return diff
}

func (s Stored) revision() api.Revision {
	r := api.Revision{File: s.File}
	for _, report := range s.Reports {
		r.Audits = append(r.Audits, api.Audit{
			GeneratedAt: report.Metadata.GeneratedAt, Cluster: report.Cluster, Gaps: len(report.Gaps),
		})
	}
	return r
}

func named(cluster string, findings []api.Finding) []api.Finding {
	for i := range findings {
		findings[i].Cluster = cluster
	}
	return findings
}

// sort puts what is new first, and keeps the order of the reports otherwise.
func sort(findings []api.Finding) {
	place := func(f api.Finding) int { return slices.Index(api.Statuses(), f.Status) }
	slices.SortStableFunc(findings, func(a, b api.Finding) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(b.Severity.Level(), a.Severity.Level()))
	})
}
