package render

import (
	"fmt"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// evidence is the first piece of a finding's evidence in few words, and how
// many more there are. The complete evidence stands in the machine formats.
func evidence(f api.Finding, wide bool) string {
	if len(f.Evidence) == 0 {
		return ""
	}
	first := f.Evidence[0]
	if first.Container == "" {
		first.Container = f.Container
	}
	return proof(first, wide) + evidenceNotes(first, len(f.Evidence)-1)
}

func proof(e api.Evidence, wide bool) string {
	switch {
	case e.Rule != "":
		return ruleProof(e, wide)
	case e.Field == "":
		return strings.TrimSpace(e.Object + " " + e.Value)
	case e.Value == "":
		return strings.TrimSpace(e.Object + " " + field(e, wide))
	default:
		return strings.TrimSpace(e.Object + " " + field(e, wide) + ": " + e.Value)
	}
}

// field is the path of a field, without what every path of a container begins
// with unless wide.
func field(e api.Evidence, wide bool) string {
	if wide || e.Object != "" {
		return e.Field
	}
	path := strings.TrimPrefix(strings.TrimPrefix(e.Field, "spec.template."), "spec.")
	for _, list := range []string{"containers[", "initContainers[", "ephemeralContainers["} {
		if rest, ok := strings.CutPrefix(path, list); ok {
			if _, inside, found := strings.Cut(rest, "]."); found {
				return inside
			}
		}
	}
	return path
}

func ruleProof(e api.Evidence, wide bool) string {
	text := e.Rule
	if e.Scope != "" && e.Scope != "cluster" {
		text += " in " + e.Scope
	}
	if e.Binding != "" {
		text += " via " + e.Binding
	}
	if e.Subject != "" {
		text += " as " + e.Subject
	}
	if wide && e.Role != "" {
		text += " to " + e.Role
	}
	if wide && e.Index != nil {
		text += fmt.Sprintf(" rules[%d]", *e.Index)
	}
	return text
}

func evidenceNotes(e api.Evidence, more int) string {
	var notes string
	if e.Container != "" && e.Rule == "" {
		notes = " in " + e.Container
	}
	if e.File != "" {
		notes += ", " + fileLine(e.File, e.Line)
	}
	if more > 0 {
		notes += fmt.Sprintf(", +%d more", more)
	}
	return notes
}
