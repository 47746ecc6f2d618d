package render

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// A page of several clusters holds the report of each, and what a reader
// chooses from.
func TestHTMLHoldsEveryCluster(t *testing.T) {
	fleet := twoClusters(t)
	page := reported(t, "html", fleet)
	for id, want := range map[string]*api.AuditReport{"report": &fleet.Reports[0], "report-1": &fleet.Reports[1]} {
		var got htmlData
		if err := json.Unmarshal([]byte(documentOf(t, page, id)), &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(legible(want), got.Report); diff != "" {
			t.Errorf("%s: %s", id, diff)
		}
	}
	var got htmlFleet
	if err := json.Unmarshal([]byte(documentOf(t, page, "clusters")), &got); err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, c := range got.Clusters {
		names = append(names, c.Place)
	}
	if diff := cmp.Diff([]string{"prod-eu", "staging"}, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(fleet.Gaps, got.Gaps); diff != "" {
		t.Error(diff)
	}
}

func documentOf(t *testing.T, page, id string) string {
	t.Helper()
	return between(t, page, `<script type="application/json" id="`+id+`">`, "</script>")
}

func TestHTMLOfOneClusterHasNoChoice(t *testing.T) {
	if page := htmlOf(t, sampleReport(t)); strings.Contains(page, `id="clusters"`) {
		t.Error("a page of one cluster offers others")
	}
}

// A graph of several clusters keeps them apart, and says elsewhere what was not
// audited.
func TestGraphsOfFleets(t *testing.T) {
	fleet := twoClusters(t)
	for i := range fleet.Reports {
		fleet.Reports[i].Paths = samplePaths().Items
	}
	for _, format := range []string{"dot", "mermaid"} {
		var notes strings.Builder
		printer, err := ReportPrinter(format, Options{Notes: &notes})
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		if err := printer.PrintObj(fleet, &out); err != nil {
			t.Fatal(err)
		}
		for _, goal := range []string{"prod-eu: cluster-admin", "staging: cluster-admin"} {
			if strings.Count(out.String(), goal) != 1 {
				t.Errorf("%s does not hold %q once:\n%s", format, goal, out.String())
			}
		}
		if !strings.Contains(notes.String(), "timeout        dead: no answer") {
			t.Errorf("%s: notes %q", format, notes.String())
		}
	}
}

// What a format has no place for is told of each cluster by its name.
func TestNotesNameTheCluster(t *testing.T) {
	var notes strings.Builder
	printer, err := ReportPrinter("csv", Options{Notes: &notes})
	if err != nil {
		t.Fatal(err)
	}
	if err := printer.PrintObj(twoClusters(t), &strings.Builder{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"prod-eu:\n4 critical", "staging:\n4 critical", "timeout  dead"} {
		if !strings.Contains(notes.String(), want) {
			t.Errorf("notes lack %q:\n%s", want, notes.String())
		}
	}
}

// Proposed commands are copied into a shell, and a stored report may come from
// anybody.
func TestNextNamesTheCluster(t *testing.T) {
	fleet := twoClusters(t)
	for name, want := range map[string]string{
		"prod-eu":                           "paths --context prod-eu",
		"arn:aws:eks:eu-1:1234:cluster/a_b": "paths --context arn:aws:eks:eu-1:1234:cluster/a_b",
		"$(reboot)":                         "paths --context CONTEXT",
		"a b":                               "paths --context CONTEXT",
	} {
		fleet.Reports[0].Cluster.Context = name
		out := printed(t, "table", Options{}, fleet)
		if _, next, _ := strings.Cut(out, "\nnext: "); !strings.Contains(next, want) {
			t.Errorf("%s: next: %s", name, next)
		}
	}
}

// The name of a file is told once.
func TestGapTextOfFiles(t *testing.T) {
	tests := map[string]api.Gap{
		"read a.yaml: it is a directory":      {Kind: api.GapFile, Resource: "a.yaml", File: "a.yaml", Message: "read a.yaml: it is a directory"},
		"a.yaml: it holds no object":          {Kind: api.GapFile, Resource: "a.yaml", File: "a.yaml", Message: "it holds no object"},
		"a.yaml:3: invalid YAML: a.yaml:3 it": {Kind: api.GapFile, Resource: "a.yaml", File: "a.yaml", Line: 3, Message: "invalid YAML: a.yaml:3 it"},
	}
	for want, gap := range tests {
		if got := gapText(gap); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
