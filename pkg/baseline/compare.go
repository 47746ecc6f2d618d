package baseline

import api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"

// Compare gives each finding of a report its status since an earlier report,
// and adds to the report what only the earlier one has. Without an earlier
// report, which is then nil, all findings are new.
//
// A finding that has become more severe is new: nobody has accepted it so.
func Compare(report, earlier *api.AuditReport) {
	report.Baseline, report.Resolved = nil, nil
	if earlier == nil {
		mark(report.Findings, nil)
		return
	}
	mark(report.Findings, byID(earlier.Findings))
	report.Resolved = missing(report, earlier)
	report.Baseline = &api.Baseline{
		GeneratedAt: earlier.Metadata.GeneratedAt, Cluster: earlier.Cluster,
		Changes: Count(report.Findings, report.Resolved),
	}
}

func mark(findings []api.Finding, before map[string]api.Finding) {
	for i := range findings {
		f := &findings[i]
		f.Status = api.StatusNew
		if known, ok := before[f.ID]; ok && known.Severity.AtLeast(f.Severity) {
			f.Status = api.StatusUnchanged
		}
	}
}

// missing are the findings that only the earlier report has, in its order.
func missing(report, earlier *api.AuditReport) []api.Finding {
	after, seen := byID(report.Findings), newView(report, earlier)
	var gone []api.Finding
	for _, f := range earlier.Findings {
		if _, ok := after[f.ID]; ok {
			continue
		}
		f.Status = api.StatusUnknown
		if seen.covers(f) {
			f.Status = api.StatusResolved
		}
		gone = append(gone, f)
	}
	return gone
}

func byID(findings []api.Finding) map[string]api.Finding {
	all := make(map[string]api.Finding, len(findings))
	for _, f := range findings {
		all[f.ID] = f
	}
	return all
}

// Count counts findings by their status, but for waived ones.
func Count(lists ...[]api.Finding) api.Changes {
	var c api.Changes
	for _, findings := range lists {
		for _, f := range findings {
			if f.Waived == nil {
				add(&c, f.Status)
			}
		}
	}
	return c
}

func add(c *api.Changes, status api.Status) {
	switch status {
	case api.StatusNew:
		c.New++
	case api.StatusUnchanged:
		c.Unchanged++
	case api.StatusResolved:
		c.Resolved++
	case api.StatusUnknown:
		c.Unknown++
	}
}
