package policy

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// section is all that METADATA says about one policy.
func section(p Policy) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n### %s\n\n**%s.** %s\n\n", p.ID, escaped(p.Title), escaped(p.Description))
	for _, line := range properties(p) {
		b.WriteString("- " + line + "\n")
	}
	for _, part := range []struct{ title, text string }{
		{"How an attacker uses it", p.Attack}, {"When it is needed", p.Needed}, {"How to fix it", p.Remediation},
	} {
		if part.text != "" {
			fmt.Fprintf(&b, "\n**%s.** %s\n", part.title, escaped(part.text))
		}
	}
	if p.Examples != nil {
		fmt.Fprintf(&b, "\nBad:\n\n%s\nGood:\n\n%s", fenced(p.Examples.Bad), fenced(p.Examples.Good))
	}
	b.WriteString("\nReferences:\n\n")
	for _, r := range p.References {
		fmt.Fprintf(&b, "- [%s](%s)\n", escaped(cmp.Or(r.Description, r.URL)), r.URL)
	}
	return b.String()
}

func properties(p Policy) []string {
	lines := []string{"Severity: " + string(p.Severity), "Subject: " + p.Subject}
	if p.Combines {
		lines = append(lines, "Also evaluated on all credentials that one node holds, since different accounts may bring the parts")
	}
	if p.Optional {
		lines = append(lines, "Optional: evaluated only with `--policy` or `--category`")
	}
	if p.Grants != "" {
		lines = append(lines, "Gives an attacker: "+p.Grants)
	}
	if len(p.Expected) > 0 {
		lines = append(lines, "Expected of: "+strings.Join(p.Expected, ", "))
	}
	names := api.Frameworks()
	for _, key := range slices.Sorted(maps.Keys(p.Frameworks)) {
		lines = append(lines, names[key]+": "+strings.Join(p.Frameworks[key], ", "))
	}
	return lines
}

// fenced is a block of YAML, between fences longer than any in it.
func fenced(text string) string {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	return fence + "yaml\n" + text + fence + "\n"
}
