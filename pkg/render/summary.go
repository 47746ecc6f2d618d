package render

import (
	"fmt"
	"strings"
	"time"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// summaryLine counts the findings; without any it says what that is worth.
func summaryLine(r *api.AuditReport) string {
	parts := nonEmpty(counts(r), hidden(r.Summary.Hidden), waived(r.Summary.Waived), since(r.Baseline))
	return strings.Join(parts, "; ")
}

func counts(r *api.AuditReport) string {
	bySeverity := map[api.Severity]int{}
	for _, f := range r.Findings {
		if f.Waived == nil {
			bySeverity[f.Severity]++
		}
	}
	if len(bySeverity) == 0 {
		return noFindings(r)
	}
	var parts []string
	for _, severity := range api.Severities() {
		// None may be shown although there are some.
		if n := bySeverity[severity]; n > 0 || r.Summary.Hidden == 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, severity))
		}
	}
	return strings.Join(parts, ", ") + " in " + workloads(r)
}

func noFindings(r *api.AuditReport) string {
	policies := r.Metadata.PolicySet.Count
	switch {
	case r.Summary.Workloads == 0:
		return "no findings, because there was nothing to audit: " + workloads(r)
	case r.Summary.Hidden > 0:
		return "no findings to show in " + workloads(r)
	case policies == 0:
		return "no findings, because no policy was evaluated on " + workloads(r)
	case len(r.Gaps) > 0:
		return fmt.Sprintf("no findings by %s in %s, but %s: this is not a pass",
			counted(policies, "policy"), workloads(r), counted(len(r.Gaps), "gap"))
	default:
		return "no findings by " + counted(policies, "policy") + " in " + workloads(r)
	}
}

func hidden(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d hidden by --min-severity", n)
}

// since says how the findings compare with the baseline.
func since(b *api.Baseline) string {
	if b == nil {
		return ""
	}
	return changes(b.Changes) + " since " + b.GeneratedAt.UTC().Format(time.DateOnly)
}

func waived(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf("%d waived", n)
}
