package cli

import (
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func reportOf(gaps int, ids ...string) *api.AuditReport {
	r := &api.AuditReport{Gaps: make([]api.Gap, gaps)}
	for _, id := range ids {
		r.Findings = append(r.Findings, api.Finding{ID: id})
	}
	return r
}

func TestFindingOf(t *testing.T) {
	reports := []*api.AuditReport{reportOf(0, "f-0123", "f-01234567"), reportOf(2, "f-0123", "f-abcdef", "f-abcfff")}
	tests := []struct {
		name, id string
		want     string
		report   int
		err      string
	}{
		{"exact, though others begin so", "f-0123", "f-0123", 0, ""},
		{"beginning", "f-012345", "f-01234567", 0, ""},
		{"in the second report", "f-abcd", "f-abcdef", 1, ""},
		{"beginning of two", "f-abc", "", 0, `"f-abc" begins several ids: f-abcdef, f-abcfff`},
		{"unknown", "f-abcdee", "", 0, `no finding "f-abcdee" among 4: did you mean "f-abcdef"? ('kubectl sysaudit -o wide' shows all ids); 2 gaps: it may be in what was not audited`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			report, finding, err := findingOf(reports, tt.id)
			switch {
			case tt.err != "":
				if err == nil || err.Error() != tt.err {
					t.Errorf("got %v, want %s", err, tt.err)
				}
			case err != nil:
				t.Fatal(err)
			case finding.ID != tt.want || report != reports[tt.report]:
				t.Errorf("got %s of %p", finding.ID, report)
			}
		})
	}
}

func TestNoFindingAtAll(t *testing.T) {
	_, _, err := findingOf([]*api.AuditReport{reportOf(0)}, "f-0123")
	if err == nil || strings.Contains(err.Error(), "did you mean") {
		t.Errorf("got %v", err)
	}
}

func TestIsFinding(t *testing.T) {
	for id, want := range map[string]bool{
		"f-0123456789abcdef": true, "f-012": true, "f-01": false, "f-": false, "f-xyz": false, "host-pid": false, "F-0123": false, "af-0123": false,
	} {
		if got := isFinding(id); got != want {
			t.Errorf("isFinding(%q) = %t", id, got)
		}
	}
}
