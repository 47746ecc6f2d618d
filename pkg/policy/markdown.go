package policy

import (
	"fmt"
	"slices"
	"strings"
)

// Markdown documents policies: for each category a table, then a section for
// each of its policies. It is made from METADATA alone.
func Markdown(policies []Policy) string {
	var b strings.Builder
	b.WriteString("# Policies\n\n")
	b.WriteString("Generated from the METADATA of the policies; `make docs` rewrites it. ")
	b.WriteString("`kubectl sysaudit explain ID` shows a policy in the terminal.\n\n")
	byCategory := map[string][]Policy{}
	var categories []string
	for _, p := range policies {
		byCategory[p.Category] = append(byCategory[p.Category], p)
		categories = append(categories, p.Category)
	}
	slices.Sort(categories)
	categories = slices.Compact(categories)
	for _, name := range categories {
		fmt.Fprintf(&b, "- [%s](#category-%s): %d\n", name, name, len(byCategory[name]))
	}
	for _, name := range categories {
		b.WriteString(category(name, byCategory[name]))
	}
	return b.String()
}

func category(name string, policies []Policy) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## Category %s\n\n", name)
	b.WriteString("| policy | severity | subject | gives | finds |\n")
	b.WriteString("| --- | --- | --- | --- | --- |\n")
	for _, p := range policies {
		title := cell(p.Title)
		if p.Optional {
			title += " (off by default)"
		}
		fmt.Fprintf(&b, "| [%s](#%s) | %s | %s | %s | %s |\n", p.ID, p.ID, p.Severity, p.Subject, p.Grants, title)
	}
	for _, p := range policies {
		b.WriteString(section(p))
	}
	return b.String()
}

// cell keeps a text inside one cell of a table.
func cell(text string) string {
	return strings.ReplaceAll(escaped(strings.Join(strings.Fields(text), " ")), "|", `\|`)
}

// escaped takes from a text what Markdown would take for markup.
func escaped(text string) string {
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "<", `\<`, "[", `\[`, "`", "\\`").Replace(text)
}
