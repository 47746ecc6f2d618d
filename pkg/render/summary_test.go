package render

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestSummaryLine(t *testing.T) {
	gap := []api.Gap{{Kind: api.GapResource, Resource: "pods", Reason: api.ReasonForbidden}}
	found := []api.Finding{{Severity: api.High}, {Severity: api.Low}, {Severity: api.High}}
	tests := []struct {
		name      string
		policies  int
		workloads int
		hidden    int
		findings  []api.Finding
		gaps      []api.Gap
		want      string
	}{
		{"findings", 10, 1, 0, found, nil, "0 critical, 2 high, 0 medium, 1 low in 1 system workload"},
		{"hidden", 10, 4, 3, found, nil, "2 high, 1 low in 4 system workloads; 3 hidden by --min-severity"},
		{"all hidden", 10, 4, 3, nil, nil, "no findings to show in 4 system workloads; 3 hidden by --min-severity"},
		{"clean", 10, 4, 0, nil, nil, "no findings by 10 policies in 4 system workloads"},
		{"gaps are no pass", 10, 4, 0, nil, gap, "no findings by 10 policies in 4 system workloads, but 1 gap: this is not a pass"},
		{"nothing audited", 10, 0, 0, nil, nil, "no findings, because there was nothing to audit: 0 system workloads"},
		{"no policies", 0, 4, 0, nil, gap, "no findings, because no policy was evaluated on 4 system workloads"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &api.AuditReport{Findings: tt.findings, Gaps: tt.gaps}
			r.Metadata.PolicySet.Count, r.Summary.Workloads, r.Summary.Hidden = tt.policies, tt.workloads, tt.hidden
			if got := summaryLine(r); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestEmptyReportIsNotSilent(t *testing.T) {
	for _, format := range []string{"table", "wide"} {
		out := printed(t, format, Options{}, &api.AuditReport{Gaps: []api.Gap{{Kind: api.GapResource, Resource: "pods", Reason: api.ReasonForbidden}}})
		for _, want := range []string{"no findings", "1 gap", "forbidden  pods"} {
			if !strings.Contains(out, want) {
				t.Errorf("%s lacks %q:\n%s", format, want, out)
			}
		}
		if strings.Contains(out, "SEVERITY") {
			t.Errorf("%s shows an empty table:\n%s", format, out)
		}
	}
}

func TestEmptyListsAreNotSilent(t *testing.T) {
	if out := printed(t, "table", Options{}, api.NewPolicyList(nil)); out != "no policies found\n" {
		t.Errorf("policies: %q", out)
	}
	gaps := []api.Gap{{Resource: "pods", Reason: api.ReasonForbidden}}
	out := printed(t, "table", Options{}, api.NewComponentList(api.Cluster{}, nil, gaps))
	if !strings.HasPrefix(out, "no components found\n1 gap") {
		t.Errorf("components: %q", out)
	}
}

func TestWithoutNodesNobodyKnows(t *testing.T) {
	report := &api.AuditReport{Findings: []api.Finding{{Severity: api.Low, Subject: api.Subject{Kind: "Pod", Name: "x"}}}}
	for nodes, want := range []string{"<unknown>", "0"} {
		report.Cluster.Nodes = nodes
		first, _, _ := strings.Cut(printed(t, "table", Options{NoHeaders: true}, report), "\n")
		if diff := cmp.Diff([]string{"low", "po/x", "<none>", "<none>", "<none>", want}, strings.Fields(first)); diff != "" {
			t.Errorf("%d nodes: %s", nodes, diff)
		}
	}
}

func TestUnknownWidthIs80(t *testing.T) {
	report := sampleReport(t)
	if printed(t, "table", Options{TTY: true}, report) != printed(t, "table", Options{TTY: true, Width: 80}, report) {
		t.Error("an unknown width is not taken for 80")
	}
}

func TestScope(t *testing.T) {
	tests := []struct {
		name    string
		cluster api.Cluster
		class   string
		want    string
	}{
		{"cluster", api.Cluster{Context: "c", Server: "s", Version: "v1.37.2", Distribution: "eks", Nodes: 1}, "addon", "c|v1.37.2 eks|1 node|2 system workloads, 1 component|3 policies"},
		{"without context", api.Cluster{Server: "https://x"}, "addon", "https://x|no nodes known|2 system workloads, 1 component|3 policies"},
		{"files", api.Cluster{Source: []string{"a.yaml", "b.yaml", "c.yaml"}}, "addon", "a.yaml and 2 more|no nodes known|2 system workloads, 1 component|3 policies"},
		{"everything", api.Cluster{Source: []string{"a.yaml"}}, "workload", "a.yaml|no nodes known|2 workloads, 1 component|3 policies"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := &api.AuditReport{Cluster: tt.cluster, Components: []api.Component{{Class: tt.class}}}
			r.Summary.Workloads, r.Summary.Components, r.Metadata.PolicySet.Count = 2, 1, 3
			if got := strings.Join(scope(r), "|"); got != tt.want {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func manyGaps() []api.Gap {
	var gaps []api.Gap
	for i := range 9 {
		gaps = append(gaps, api.Gap{Kind: api.GapResource, Resource: fmt.Sprintf("resource%d", i), Reason: api.ReasonForbidden, Message: fmt.Sprintf("why %d", i)})
	}
	return append(gaps, api.Gap{Kind: api.GapPolicy, Reason: api.ReasonFailed, Message: "it broke"})
}

func TestGapLines(t *testing.T) {
	heading := "10 gaps, not read or not evaluated, so nothing is known about:"
	grouped := []string{
		heading,
		"  forbidden  9: resource0, resource1, resource2, resource3, resource4, 4 more",
		"  failed     1: policy",
		"each of them: --gaps",
	}
	if diff := cmp.Diff(grouped, gapLines(manyGaps(), Options{})); diff != "" {
		t.Error(diff)
	}
	all := gapLines(manyGaps(), Options{Gaps: true})
	if len(all) != 11 || all[9] != "  forbidden  resource8: why 8" || all[10] != "  failed     policy: it broke" {
		t.Errorf("all gaps:\n%s", strings.Join(all, "\n"))
	}
	if few := gapLines(manyGaps()[:5], Options{}); len(few) != 6 {
		t.Errorf("five gaps are grouped:\n%s", strings.Join(few, "\n"))
	}
	if none := gapLines(nil, Options{}); none != nil {
		t.Errorf("no gaps: %q", none)
	}
	reversed := manyGaps()
	slices.Reverse(reversed)
	if diff := cmp.Diff(grouped, gapLines(reversed, Options{})); diff != "" {
		t.Errorf("order of gaps matters:\n%s", diff)
	}
}

func TestNoHeadersLeavesOnlyRows(t *testing.T) {
	report := sampleReport(t)
	var notes strings.Builder
	out := printed(t, "table", Options{NoHeaders: true, Notes: &notes}, report)
	for _, unwanted := range []string{"SEVERITY", "prod-eu", "gaps", "next:"} {
		if strings.Contains(out, unwanted) {
			t.Errorf("output holds %q", unwanted)
		}
	}
	for _, want := range []string{"4 critical", "2 gaps"} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("notes lack %q", want)
		}
	}
	if alone := printed(t, "table", Options{NoHeaders: true}, report); !strings.Contains(alone, "2 gaps") {
		t.Error("without a place for notes, the gaps are lost")
	}
}

func TestNext(t *testing.T) {
	report := sampleReport(t)
	propose := func(r *api.AuditReport) []string { return []string{"explain " + r.Findings[0].Policy} }
	if out := printed(t, "table", Options{Next: propose}, report); !strings.HasSuffix(out, "\nnext: explain kubelet-pods-host-path\n") {
		t.Errorf("got %q", out[len(out)-100:])
	}
	nothing := func(*api.AuditReport) []string { return nil }
	if out := printed(t, "table", Options{Next: nothing}, report); strings.Contains(out, "next:") {
		t.Error("a line without commands")
	}
}
