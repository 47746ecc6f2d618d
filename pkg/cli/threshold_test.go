package cli

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// TestVerdict goes through every combination of one finding's severity, status
// and waiver, of gaps, and of --fail-on, and compares with the rule in words.
func TestVerdict(t *testing.T) {
	severities := []api.Severity{"", api.Low, api.High, api.Critical} // "" for no finding
	statuses := []api.Status{"", api.StatusNew, api.StatusUnchanged}
	combinations := 0
	for _, failOn := range []string{"", "high", "new:high"} {
		for _, severity := range severities {
			for _, status := range statuses {
				for _, waived := range []bool{false, true} {
					for gaps := range 2 {
						combinations++
						f := api.Finding{Severity: severity, Status: status}
						if waived {
							f.Waived = &api.Waived{}
						}
						counts := (severity == api.High || severity == api.Critical) && !waived &&
							(failOn == "high" || status == api.StatusNew)
						want := exitDone
						switch {
						case failOn == "":
						case counts:
							want = exitFindings
						case gaps > 0:
							want = exitGaps
						}
						name := fmt.Sprintf("--fail-on=%s severity=%s status=%s waived=%t gaps=%d", failOn, severity, status, waived, gaps)
						if got := codeOf(t, failOn, f, gaps); got != want {
							t.Errorf("%s: exit code %d, want %d", name, got, want)
						}
					}
				}
			}
		}
	}
	if combinations != 3*4*3*2*2 {
		t.Errorf("%d combinations", combinations)
	}
}

func codeOf(t *testing.T, failOn string, f api.Finding, gaps int) int {
	t.Helper()
	limit, err := parseThreshold(failOn)
	if err != nil {
		t.Fatal(err)
	}
	var findings []api.Finding
	if f.Severity != "" {
		findings = append(findings, f)
	}
	var exit *ExitError
	if err := limit.verdict(findings, gaps); errors.As(err, &exit) {
		return exit.Code
	} else if err != nil {
		t.Fatalf("no exit code in %v", err)
	}
	return exitDone
}

func TestVerdictSaysWhatItCounts(t *testing.T) {
	findings := []api.Finding{{Severity: api.High, Status: api.StatusNew}, {Severity: api.Critical}, {Severity: api.Low}}
	tests := []struct {
		failOn   string
		findings []api.Finding
		gaps     int
		want     string
	}{
		{"high", findings, 0, "2 findings at or above high (--fail-on)"},
		{"new:high", findings, 3, "1 new finding at or above high (--fail-on)"},
		{"new:critical", findings, 2, "no new finding at or above critical, but 2 gaps: what was not audited may hold some (--fail-on)"},
		{"high", nil, 1, "no finding at or above high, but 1 gap: what was not audited may hold some (--fail-on)"},
	}
	for _, tt := range tests {
		t.Run(tt.failOn, func(t *testing.T) {
			limit, err := parseThreshold(tt.failOn)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, fmt.Sprint(limit.verdict(tt.findings, tt.gaps))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestParseThreshold(t *testing.T) {
	tests := []struct {
		text string
		want threshold
		err  string
	}{
		{"", threshold{}, ""},
		{"High", threshold{severity: api.High}, ""},
		{"new:low", threshold{severity: api.Low, onlyNew: true}, ""},
		{"new:", threshold{onlyNew: true}, "--fail-on new: needs a severity, such as new:high"},
		{"new:dire", threshold{onlyNew: true}, `--fail-on: unknown severity "dire": use critical, high, medium or low`},
		{"old:high", threshold{}, `--fail-on: unknown severity "old:high": use critical, high, medium or low`},
	}
	for _, tt := range tests {
		t.Run(tt.text, func(t *testing.T) {
			got, err := parseThreshold(tt.text)
			if got != tt.want || (err != nil) != (tt.err != "") || err != nil && err.Error() != tt.err {
				t.Errorf("got %v, %v", got, err)
			}
		})
	}
}
