package render

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// comparedReport is the sample, compared with a baseline, with one finding
// accepted and one more severe than all that is gone.
func comparedReport(t *testing.T) *api.AuditReport {
	t.Helper()
	r := sampleReport(t)
	for i := range r.Findings {
		r.Findings[i].Status = api.StatusUnchanged
	}
	r.Findings[0].Status = api.StatusNew
	r.Findings[2].Waived = &api.Waived{Reason: "It programs the node's network.", Owner: "team-network", Expires: "2027-01-31"}
	resolved, unknown := r.Findings[1], r.Findings[1]
	resolved.ID, resolved.Status, resolved.Message = "f-resolved", api.StatusResolved, "is no more\x1b[2J"
	unknown.ID, unknown.Status, unknown.Message = "f-unknown", api.StatusUnknown, "was not looked for"
	r.Resolved = []api.Finding{resolved, unknown}
	r.Baseline = &api.Baseline{
		GeneratedAt: metav1.NewTime(time.Date(2026, 2, 28, 3, 0, 0, 0, time.UTC)),
		Changes:     api.Changes{New: 1, Unchanged: len(r.Findings) - 2, Resolved: 1, Unknown: 1},
	}
	r.Summary.Waived = 1
	return r
}

func sampleFleet(t *testing.T) *api.FleetReport {
	t.Helper()
	second := sampleReport(t)
	second.Cluster.Context = "prod-us\x1b[2J"
	second.Findings = second.Findings[:2]
	return api.NewFleetReport([]api.AuditReport{*sampleReport(t), *second}, []api.Gap{
		{Kind: api.GapCluster, Resource: "staging", Reason: api.ReasonTimeout, Message: "connect to https://10.0.0.9:6443: no answer in time"},
	})
}

func sampleDiff(t *testing.T) *api.AuditDiff {
	t.Helper()
	r := comparedReport(t)
	about := []api.Audit{{GeneratedAt: r.Metadata.GeneratedAt, Cluster: r.Cluster, Gaps: 2}}
	d := &api.AuditDiff{
		Old: api.Revision{File: "old.json", Audits: about}, New: api.Revision{File: "new.json", Audits: about},
		Findings: append(append([]api.Finding{}, r.Findings...), r.Resolved...), Changes: r.Baseline.Changes,
	}
	d.Complete()
	return d
}

func TestGoldenOfComparisons(t *testing.T) {
	documents := map[string]runtime.Object{"baseline": comparedReport(t), "fleet": sampleFleet(t), "diff": sampleDiff(t)}
	for name, document := range documents {
		for _, columns := range []int{0, 20, 80} {
			file := fmt.Sprintf("%s-table-%d.golden", name, columns)
			golden(t, file, printed(t, "table", Options{TTY: columns > 0, Width: columns}, document))
		}
		golden(t, name+"-wide-0.golden", printed(t, "wide", Options{}, document))
	}
}

// TestWhatTheTableShows looks for lines, whatever the layout.
func TestWhatTheTableShows(t *testing.T) {
	r := comparedReport(t)
	accepted := r.Findings[2].Message
	tests := []struct {
		name         string
		options      Options
		shows, hides []string
	}{
		{"accepted findings are counted", Options{}, []string{"1 waived", "is no more"}, []string{accepted, "was not looked for"}},
		{"accepted findings on demand", Options{Waived: true}, []string{accepted, "waived "}, nil},
		{"changes", Options{}, []string{"1 new, 1 resolved, ", ", 1 not looked for since 2026-02-28"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out := printed(t, "table", tt.options, r)
			for _, want := range tt.shows {
				if !strings.Contains(out, want) {
					t.Errorf("lacks %q:\n%s", want, out)
				}
			}
			for _, unwanted := range tt.hides {
				if strings.Contains(out, unwanted) {
					t.Errorf("has %q:\n%s", unwanted, out)
				}
			}
		})
	}
}

func TestOnlyAcceptedFindingsAreNoFindings(t *testing.T) {
	r := &api.AuditReport{Findings: []api.Finding{{Severity: api.High, Waived: &api.Waived{}}}}
	r.Summary.Workloads, r.Summary.Waived, r.Metadata.PolicySet.Count = 1, 1, 10
	if diff := cmp.Diff("no findings by 10 policies in 1 system workload; 1 waived", summaryLine(r)); diff != "" {
		t.Error(diff)
	}
}

func TestFleetIsRankedAsOne(t *testing.T) {
	low := api.Finding{ID: "f-1", Rank: 1, Severity: api.Low}
	high := api.Finding{ID: "f-2", Rank: 1, Severity: api.High}
	a, b := api.AuditReport{Findings: []api.Finding{low}}, api.AuditReport{Findings: []api.Finding{high}}
	a.Cluster.Context, b.Cluster.Context = "a", "b"
	a.Gaps = []api.Gap{{Resource: "pods"}}
	joined := joinFleet(api.NewFleetReport([]api.AuditReport{a, b}, []api.Gap{{Kind: api.GapCluster, Resource: "c"}}))
	want := []api.Finding{{ID: "f-2", Rank: 1, Severity: api.High, Cluster: "b"}, {ID: "f-1", Rank: 2, Severity: api.Low, Cluster: "a"}}
	for i := range joined.Findings {
		joined.Findings[i].Evidence = nil
	}
	if diff := cmp.Diff(want, joined.Findings); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]api.Gap{{Kind: api.GapCluster, Resource: "c"}, {Resource: "a: pods"}}, joined.Gaps); diff != "" {
		t.Error(diff)
	}
}
