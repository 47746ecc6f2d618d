package baseline

import (
	"cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Name is how a cluster is known: its context, or where its API server is.
func Name(r *api.AuditReport) string { return cmp.Or(r.Cluster.Context, r.Cluster.Server) }

// Of is the stored report of the same cluster, nil if there is none.
func Of(report *api.AuditReport, stored []*api.AuditReport) *api.AuditReport {
	for _, earlier := range stored {
		if Name(earlier) == Name(report) {
			return earlier
		}
	}
	return nil
}

// Foreign is true if a report says that it is of another cluster than the
// earlier one. Contexts are named by people, but a server has one address.
func Foreign(report, earlier *api.AuditReport) bool {
	now, then := report.Cluster.Server, earlier.Cluster.Server
	return now != "" && then != "" && now != then
}

// pair is two reports of one cluster; before is nil if there is no earlier one.
type pair struct{ before, after *api.AuditReport }

// match pairs reports by cluster, in the order of the later ones, and gives the
// earlier ones whose cluster is gone.
func match(before, after []*api.AuditReport) (pairs []pair, gone []*api.AuditReport) {
	if len(before) == 1 && len(after) == 1 {
		return []pair{{before[0], after[0]}}, nil
	}
	earlier := map[string]*api.AuditReport{}
	for _, r := range before {
		earlier[Name(r)] = r
	}
	for _, r := range after {
		name := Name(r)
		pairs = append(pairs, pair{earlier[name], r})
		delete(earlier, name)
	}
	for _, r := range before {
		if earlier[Name(r)] == r {
			gone = append(gone, r)
		}
	}
	return pairs, gone
}
