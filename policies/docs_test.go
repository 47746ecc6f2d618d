package policies_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sigs.k8s.io/yaml"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

const docs = "../docs/policies.md"

// coverage is a list of what others warn of, and what is done about it here.
type coverage struct {
	Title string `json:"title"`
	Text  string `json:"text,omitempty"`
	Rows  []struct {
		Row      string   `json:"row"`
		What     string   `json:"what"`
		Policies []string `json:"policies,omitempty"`
		Reason   string   `json:"reason,omitempty"`
	} `json:"rows"`
}

// TestDocs makes docs/policies.md from METADATA and the coverage files; it
// writes it with UPDATE=1.
func TestDocs(t *testing.T) {
	policies := load(t).Policies()
	text := policy.Markdown(policies) + coverageSections(t, policies)
	for _, p := range policies {
		if !strings.Contains(text, "\n### "+p.ID+"\n") || !strings.Contains(text, "](#"+p.ID+") | ") {
			t.Errorf("%s has no section, or none leads to it", p.ID)
		}
	}
	if os.Getenv("UPDATE") == "" {
		return
	}
	if err := os.WriteFile(docs, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func coverageSections(t *testing.T, policies []policy.Policy) string {
	t.Helper()
	names, err := filepath.Glob("coverage*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var tables []coverage
		if err := yaml.UnmarshalStrict(text, &tables); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, table := range tables {
			checkCoverage(t, name, table, policies)
			b.WriteString(coverageSection(table))
		}
	}
	return b.String()
}

func checkCoverage(t *testing.T, name string, table coverage, policies []policy.Policy) {
	t.Helper()
	for _, row := range table.Rows {
		if row.Row == "" || row.What == "" || len(row.Policies) == 0 && row.Reason == "" {
			t.Errorf("%s: row %q needs row, what, and policies or a reason", name, row.Row)
		}
		for _, id := range row.Policies {
			if !slices.ContainsFunc(policies, func(p policy.Policy) bool { return p.ID == id }) {
				t.Errorf("%s: row %s: there is no policy %s", name, row.Row, id)
			}
		}
	}
}

func coverageSection(table coverage) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n## Coverage: %s\n\n", table.Title)
	if table.Text != "" {
		b.WriteString(strings.TrimSpace(table.Text) + "\n\n")
	}
	b.WriteString("| row | what | policies |\n| --- | --- | --- |\n")
	for _, row := range table.Rows {
		var answers []string
		for _, id := range row.Policies {
			answers = append(answers, fmt.Sprintf("[%s](#%s)", id, id))
		}
		answer := strings.Join(answers, ", ")
		if row.Reason != "" {
			answer = strings.Trim(answer+"; "+inCell(row.Reason), "; ")
		}
		fmt.Fprintf(&b, "| %s | %s | %s |\n", row.Row, inCell(row.What), answer)
	}
	return b.String()
}

// inCell keeps a text inside one cell of a Markdown table.
func inCell(text string) string {
	return strings.NewReplacer("|", `\|`, "*", `\*`, "<", `\<`).Replace(strings.Join(strings.Fields(text), " "))
}
