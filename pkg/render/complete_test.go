package render

import (
	"fmt"
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Nothing is ever cut: every word of every finding is there at every width.
func TestEveryWordIsThereAtEveryWidth(t *testing.T) {
	report := sampleReport(t)
	for _, format := range []string{"table", "wide"} {
		for columns := 60; columns <= 250; columns++ {
			out := printed(t, format, Options{TTY: true, Width: columns}, report)
			wantWords(t, fmt.Sprintf("%s at %d", format, columns), out, report, format == "wide")
		}
		wantWords(t, format+" without terminal", printed(t, format, Options{}, report), report, format == "wide")
	}
}

// wantWords compares multisets, because columns put the lines of one cell apart.
func wantWords(t *testing.T, where, out string, report *api.AuditReport, wide bool) {
	t.Helper()
	left := map[string]int{}
	for _, word := range strings.Fields(out) {
		left[word]++
	}
	for _, f := range sanitized(report).Findings {
		for _, word := range strings.Fields(strings.Join(shown(f, wide), " ")) {
			if left[word]--; left[word] < 0 {
				t.Errorf("%s: %s lacks %q", where, f.ID, word)
			}
		}
	}
}

func shown(f api.Finding, wide bool) []string {
	texts := []string{string(f.Severity), subjectName(f.Subject), findingText(f, wide), evidence(f, wide)}
	if wide {
		texts = append(texts, f.Policy, f.Container, f.ID, capability(f.Capability), owner(f.Owner))
	}
	return texts
}

func TestLinesStayOnTheScreen(t *testing.T) {
	report := sampleReport(t)
	documents := map[string]func(o Options, format string) string{
		"report": func(o Options, format string) string { return printed(t, format, o, report) },
		"components": func(o Options, format string) string {
			return printed(t, format, o, api.NewComponentList(report.Cluster, report.Components, report.Gaps))
		},
		"policies": func(o Options, format string) string {
			return printed(t, format, o, api.NewPolicyList(report.Policies))
		},
	}
	for name, show := range documents {
		for _, format := range []string{"table", "wide"} {
			for columns := 60; columns <= 250; columns++ {
				checkLines(t, fmt.Sprintf("%s as %s", name, format), show(Options{TTY: true, Width: columns}, format), columns)
			}
		}
	}
}

func checkLines(t *testing.T, where, out string, columns int) {
	t.Helper()
	for line := range strings.Lines(out) {
		line = strings.TrimSuffix(line, "\n")
		if line != strings.TrimRight(line, " ") {
			t.Errorf("%s at %d: trailing blanks in %q", where, columns, line)
		}
		if width(line) > columns && (len(strings.Fields(line)) > 1 || strings.HasPrefix(line, " ")) {
			t.Errorf("%s at %d: %d columns: %q", where, columns, width(line), line)
		}
	}
}

func TestOneLinePerFindingWithoutTerminal(t *testing.T) {
	report := sampleReport(t)
	for _, format := range []string{"table", "wide"} {
		out := printed(t, format, Options{NoHeaders: true, Notes: &strings.Builder{}}, report)
		lines := strings.Split(strings.TrimSuffix(out, "\n"), "\n")
		if len(lines) != len(report.Findings) {
			t.Fatalf("%s: %d lines for %d findings:\n%s", format, len(lines), len(report.Findings), out)
		}
		for i, f := range sanitized(report).Findings {
			if !strings.Contains(lines[i], evidence(f, format == "wide")) {
				t.Errorf("%s: line %d lacks the evidence of %s: %s", format, i, f.ID, lines[i])
			}
		}
	}
}

func TestSameReportGivesSameBytes(t *testing.T) {
	for _, format := range []string{"table", "wide", "json", "yaml", "kyaml", "name"} {
		first := printed(t, format, Options{}, sampleReport(t))
		for range 20 {
			if again := printed(t, format, Options{}, sampleReport(t)); again != first {
				t.Fatalf("%s differs between two runs", format)
			}
		}
	}
}
