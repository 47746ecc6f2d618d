package rank

import (
	"fmt"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Reason says in one sentence why a finding has its place, such as
// "critical: gives root on its nodes; 12 nodes, 12 pods".
func Reason(f api.Finding) string {
	parts := []string{effect(f.Capability), reach(f.Reaches), breadth(f)}
	if f.Expected {
		parts = append(parts, "expected of this component")
	}
	because := join(parts)
	if because == "" {
		because = "by its severity alone"
	}
	return fmt.Sprintf("%s: %s", f.Severity, because)
}

func reach(r *api.Reach) string {
	if r == nil {
		return ""
	}
	return "leads to " + r.Goal + " in " + count(r.Hops, "hop")
}

func breadth(f api.Finding) string {
	switch {
	case f.Nodes == 0 && f.Pods == 0:
		return ""
	case f.Pods == 0:
		return count(f.Nodes, "node") + ", no pod seen"
	case f.Nodes == 0:
		return count(f.Pods, "pod")
	default:
		return count(f.Nodes, "node") + ", " + count(f.Pods, "pod")
	}
}

func join(parts []string) string {
	var said []string
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, "; ")
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
