package render

import (
	"slices"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rank"
)

// joinFleet makes one report of those of all clusters, whose findings and gaps
// say where they are from.
func joinFleet(fleet *api.FleetReport) *api.AuditReport {
	joined := &api.AuditReport{Gaps: fleet.Gaps}
	for i := range fleet.Reports {
		r := &fleet.Reports[i]
		name := clusterLabel(r.Cluster)
		joined.Findings = append(joined.Findings, inCluster(name, r.Findings)...)
		joined.Resolved = append(joined.Resolved, inCluster(name, r.Resolved)...)
		for _, g := range r.Gaps {
			g.Resource = name + ": " + g.Resource
			joined.Gaps = append(joined.Gaps, g)
		}
		joined.Components = append(joined.Components, r.Components...)
		joined.Paths = append(joined.Paths, r.Paths...)
		joined.Metadata = r.Metadata
		joined.Cluster.Nodes += r.Cluster.Nodes
		addSummary(&joined.Summary, r.Summary)
	}
	slices.SortStableFunc(joined.Findings, rank.Compare)
	for i := range joined.Findings {
		joined.Findings[i].Rank = i + 1
	}
	return joined
}

func inCluster(name string, findings []api.Finding) []api.Finding {
	for i := range findings {
		findings[i].Cluster = name
	}
	return findings
}

func addSummary(sum *api.Summary, s api.Summary) {
	sum.Workloads += s.Workloads
	sum.Components += s.Components
	sum.Hidden += s.Hidden
	sum.Waived += s.Waived
	sum.Gaps += s.Gaps
}

// fleetScope says what was audited in each cluster.
func fleetScope(fleet *api.FleetReport, limit int) []string {
	var lines []string
	for i := range fleet.Reports {
		lines = append(lines, wrap(list(scope(&fleet.Reports[i]), limit), limit)...)
	}
	return lines
}
