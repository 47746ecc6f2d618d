package render

import (
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// details are the columns of wide output for a terminal too narrow for them.
func details(f api.Finding) []string {
	labeled := []struct{ label, value string }{
		{"policy", f.Policy},
		{"container", f.Container},
		{"gives", capability(f.Capability)},
		{"owner", owner(f.Owner)},
		{"id", f.ID},
	}
	parts := []string{counted(f.Pods, "pod")}
	for _, l := range labeled {
		if l.value != "" {
			parts = append(parts, l.label+" "+l.value)
		}
	}
	return parts
}

// capability is a capability with its limits, such as "run-pod in kube-system".
func capability(c *api.Capability) string {
	if c == nil {
		return ""
	}
	text := c.Kind
	if len(c.Names) > 0 {
		text += " (" + strings.Join(c.Names, ", ") + ")"
	}
	if c.Namespace != "" {
		text += " in " + c.Namespace
	}
	return text
}

func owner(o *api.Owner) string {
	if o == nil {
		return ""
	}
	return strings.TrimSpace(o.Kind + " " + o.Detail)
}
