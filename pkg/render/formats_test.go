package render

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// fullSample has what the sample lacks: where findings lead, what became of
// them, and what to do.
func fullSample(t *testing.T) *api.AuditReport {
	t.Helper()
	r := sampleReport(t)
	r.Summary.Findings = api.SeverityCounts{Critical: 4, High: 5, Medium: 4, Low: 2}
	for i := range r.Findings {
		r.Findings[i].Remediation = "Change it.\n\n- first this\n- then that"
	}
	r.Findings[0].Reaches = &api.Reach{Goal: api.GoalClusterAdmin, Hops: 2}
	r.Findings[0].Status, r.Findings[1].Status = api.StatusNew, api.StatusUnchanged
	r.Findings[2].Waived = &api.Waived{Reason: "it sets up the network", Owner: "platform", Expires: "2027-01-31"}
	r.Paths = []api.Path{{To: api.GoalClusterAdmin}, {To: "namespace:a"}, {To: "namespace:b"}}
	r.Fixes = []api.Fix{{
		Order: 1, Cuts: 17, Of: 19, Findings: []string{"f-3c1e9a02"}, Owner: "Helm release logging/fluent-bit",
		Text: "fluentbit: mount /var/log/pods instead", Change: api.Change{Kind: "DaemonSet", Namespace: "kube-system", Name: "fluentbit"},
	}}
	return r
}

// twoClusters are one cluster that was audited, and one that was not.
func twoClusters(t *testing.T) *api.FleetReport {
	t.Helper()
	second := *fullSample(t)
	second.Cluster.Context = "staging"
	return api.NewFleetReport([]api.AuditReport{*fullSample(t), second}, []api.Gap{
		{Kind: api.GapCluster, Resource: "dead", Reason: api.ReasonTimeout, Message: "no answer"},
	})
}

// cleanReport is that of an audit that found nothing and missed nothing.
func cleanReport(t *testing.T) *api.AuditReport {
	t.Helper()
	r := sampleReport(t)
	r.Findings, r.Gaps, r.Summary.Gaps, r.Summary.Waived = nil, nil, 0, 0
	r.Complete()
	return r
}

func TestFormatsGolden(t *testing.T) {
	for format, extension := range map[string]string{
		"markdown": "md", "csv": "csv", "sarif": "sarif", "junit": "xml", "prometheus": "prom",
		"openreports": "openreports.yaml", "policyreport": "policyreport.yaml",
	} {
		t.Run(format, func(t *testing.T) {
			golden(t, "report."+extension+".golden", reported(t, format, fullSample(t)))
		})
	}
}

func TestFormatsGiveTheSameBytes(t *testing.T) {
	for _, f := range reportFormats() {
		first := reported(t, f.name, fullSample(t))
		for range 10 {
			if reported(t, f.name, fullSample(t)) != first {
				t.Fatalf("%s differs between two runs", f.name)
			}
		}
	}
}

func TestReportPrinterKnowsMoreFormats(t *testing.T) {
	_, err := ReportPrinter("nonsense", Options{})
	if err == nil {
		t.Fatal("no error")
	}
	for _, format := range append(ReportFormats(), "sarif", "html", "json", "jsonpath") {
		if !strings.Contains(err.Error(), format) {
			t.Errorf("%q does not list %s", err, format)
		}
	}
	if _, err := Printer("sarif", Options{}); err == nil {
		t.Error("a list of policies has no SARIF")
	}
	if slices.Contains(Formats(), "sarif") {
		t.Error("Formats lists what Printer does not know")
	}
}

func TestReportFormatsRefuseOtherDocuments(t *testing.T) {
	for _, f := range reportFormats() {
		printer, err := ReportPrinter(f.name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		err = printer.PrintObj(api.NewPolicyList(nil), &bytes.Buffer{})
		if err == nil || !strings.Contains(err.Error(), "no report") {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}

func TestReportFormatsReturnWriteErrors(t *testing.T) {
	for _, f := range reportFormats() {
		printer, err := ReportPrinter(f.name, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := printer.PrintObj(fullSample(t), brokenPipe{}); !errors.Is(err, errPipe) {
			t.Errorf("%s: %v", f.name, err)
		}
	}
}

// TestLossyFormatsSayTheRestElsewhere: a table of findings without gaps would
// let silence pass.
func TestLossyFormatsSayTheRestElsewhere(t *testing.T) {
	var notes strings.Builder
	printer, err := ReportPrinter("csv", Options{Notes: &notes})
	if err != nil {
		t.Fatal(err)
	}
	if err := printer.PrintObj(twoClusters(t), &bytes.Buffer{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"4 critical", "mutatingwebhookconfigurations", "dead: no answer"} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("no %q in the notes:\n%s", want, notes.String())
		}
	}
}

// TestEveryFormatTellsGaps is the law that silence is never a pass.
func TestEveryFormatTellsGaps(t *testing.T) {
	for _, f := range reportFormats() {
		if f.lossy {
			continue
		}
		out := reported(t, f.name, fullSample(t))
		if !strings.Contains(out, "forbidden") || f.name != "prometheus" && !strings.Contains(out, "mutatingwebhookconfigurations") {
			t.Errorf("%s hides a gap:\n%s", f.name, out)
		}
	}
}

func TestShortened(t *testing.T) {
	tests := []struct {
		name, in string
		limit    int
		want     string
	}{
		{"short", "abc", 5, "abc"},
		{"exact", "abcde", 5, "abcde"},
		{"long", "abcdefgh", 6, "abc…"},
		{"inside a character", "ab観観観", 8, "ab観…"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := shortened(tt.in, tt.limit)
			if diff := cmp.Diff(tt.want, got); diff != "" || len(got) > tt.limit {
				t.Errorf("%d bytes, limit %d: %s", len(got), tt.limit, diff)
			}
		})
	}
}
