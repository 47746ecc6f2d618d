package render

import (
	"fmt"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// scope says what was audited, and with what.
func scope(r *api.AuditReport) []string {
	parts := nonEmpty(place(r.Cluster), release(r.Cluster), size(r.Cluster))
	return append(parts,
		workloads(r)+", "+counted(r.Summary.Components, "component"),
		counted(r.Metadata.PolicySet.Count, "policy"))
}

// place names the cluster, or the files that were read.
func place(c api.Cluster) string {
	switch {
	case c.Context != "":
		return c.Context
	case c.Server != "":
		return c.Server
	case len(c.Source) > 1:
		return fmt.Sprintf("%s and %d more", c.Source[0], len(c.Source)-1)
	case len(c.Source) == 1:
		return c.Source[0]
	default:
		return ""
	}
}

func release(c api.Cluster) string { return strings.TrimSpace(c.Version + " " + c.Distribution) }

func size(c api.Cluster) string {
	if c.Nodes == 0 {
		return "no nodes known"
	}
	return counted(c.Nodes, "node")
}

// workloads counts what was audited. An audit of everything also holds
// workloads that no part of the cluster depends on.
func workloads(r *api.AuditReport) string {
	for _, c := range r.Components {
		if c.Class == "workload" {
			return counted(r.Summary.Workloads, "workload")
		}
	}
	return counted(r.Summary.Workloads, "system workload")
}
