package render

import api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"

// clusterLabel names a cluster among others: its context, or else its server.
// It is empty for files, and inside a cluster.
func clusterLabel(c api.Cluster) string {
	if c.Context != "" {
		return c.Context
	}
	return c.Server
}

// reach is where a finding leads in a sentence, or nothing.
func reach(r *api.Reach) string {
	if r == nil {
		return ""
	}
	return "Leads to " + r.Goal + " in " + counted(r.Hops, "hop") + "."
}

// shortened is a text of at most limit bytes, cut at the end of a character.
func shortened(text string, limit int) string {
	const mark = "…"
	if len(text) <= limit {
		return text
	}
	end := 0
	for i := range text {
		if i > limit-len(mark) {
			break
		}
		end = i
	}
	return text[:end] + mark
}
