package policy

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Markdown documents policies: a table of all, then a section for each. It is
// made from METADATA alone.
func Markdown(policies []Policy) string {
	var b strings.Builder
	b.WriteString("# Policies\n\n")
	b.WriteString("Generated from the METADATA of the policies; `make docs` rewrites it.\n\n")
	b.WriteString("| policy | severity | category | subject | gives | finds |\n")
	b.WriteString("| --- | --- | --- | --- | --- | --- |\n")
	for _, p := range policies {
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s | %s |\n",
			p.ID, p.ID, p.Severity, p.Category, p.Subject, p.Grants, cell(p.Title))
	}
	for _, p := range policies {
		b.WriteString(section(p))
	}
	return b.String()
}

func section(p Policy) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## %s\n\n", p.ID)
	fmt.Fprintf(&b, "**%s**\n\n%s\n\n", p.Title, p.Description)
	fmt.Fprintf(&b, "- Severity: %s\n- Subject: %s\n", p.Severity, p.Subject)
	if p.Optional {
		b.WriteString("- Optional: evaluated only with `--policy` or `--category`\n")
	}
	if p.Grants != "" {
		fmt.Fprintf(&b, "- Gives an attacker: %s\n", p.Grants)
	}
	if len(p.Expected) > 0 {
		fmt.Fprintf(&b, "- Expected of: %s\n", strings.Join(p.Expected, ", "))
	}
	names := frameworks()
	for _, key := range slices.Sorted(maps.Keys(p.Frameworks)) {
		fmt.Fprintf(&b, "- %s: %s\n", names[key], strings.Join(p.Frameworks[key], ", "))
	}
	fmt.Fprintf(&b, "\nHow to fix: %s\n\nReferences:\n\n", p.Remediation)
	for _, r := range p.References {
		fmt.Fprintf(&b, "- [%s](%s)\n", cell(cmp.Or(r.Description, r.URL)), r.URL)
	}
	return b.String()
}

// cell keeps a text inside one cell of a table.
func cell(text string) string {
	return strings.ReplaceAll(strings.Join(strings.Fields(text), " "), "|", `\|`)
}
