package render

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// sarifOf prints a document and reads it again, valid by the schema of SARIF.
func sarifOf(t *testing.T, document runtime.Object) *sarif.Report {
	t.Helper()
	report, err := sarif.FromString(reported(t, "sarif", document))
	if err != nil {
		t.Fatal(err)
	}
	if err := report.Validate(); err != nil {
		t.Fatal(err)
	}
	return report
}

func TestSARIFIsValid(t *testing.T) {
	unknown := fullSample(t)
	unknown.Policies = nil
	for name, document := range map[string]runtime.Object{
		"sample": fullSample(t), "clean": cleanReport(t), "empty": &api.AuditReport{}, "hostile": hostileReport(t),
		"several clusters": twoClusters(t), "no cluster": api.NewFleetReport(nil, twoClusters(t).Gaps), "policies missing": unknown,
	} {
		t.Run(name, func(t *testing.T) {
			for _, run := range sarifOf(t, document).Runs {
				for _, result := range run.Results {
					rules := run.Tool.Driver.Rules
					if result.RuleIndex < 0 || result.RuleIndex >= len(rules) || *rules[result.RuleIndex].ID != *result.RuleID {
						t.Errorf("rule %s is not at %d", *result.RuleID, result.RuleIndex)
					}
				}
			}
		})
	}
}

func TestSARIFResults(t *testing.T) {
	run := sarifOf(t, fullSample(t)).Runs[0]
	first, second, third := run.Results[0], run.Results[1], run.Results[2]
	place := first.Locations[0].PhysicalLocation
	if *place.ArtifactLocation.URI != "c.yaml" || *place.Region.StartLine != 118 {
		t.Errorf("%s:%d is not where the evidence stands", *place.ArtifactLocation.URI, *place.Region.StartLine)
	}
	if len(first.RelatedLocations) != 1 || *first.RelatedLocations[0].PhysicalLocation.Region.StartLine != 131 {
		t.Errorf("related locations %v", first.RelatedLocations)
	}
	if uri := *second.Locations[0].PhysicalLocation.ArtifactLocation.URI; uri != "datadog/DaemonSet/datadog-agent" {
		t.Errorf("without a file the place is %s", uri)
	}
	if full := *second.Locations[0].LogicalLocations[0].FullyQualifiedName; full != "datadog/DaemonSet/datadog-agent/agent" {
		t.Errorf("logical location %s", full)
	}
	if *first.BaselineState != "new" || *second.BaselineState != "unchanged" {
		t.Errorf("baseline states %s and %s", *first.BaselineState, *second.BaselineState)
	}
	if len(first.Suppressions) != 0 || len(third.Suppressions) != 1 {
		t.Errorf("%d and %d suppressions", len(first.Suppressions), len(third.Suppressions))
	}
	if !strings.Contains(*first.Message.Text, "Leads to cluster-admin in 2 hops.") {
		t.Errorf("message %q", *first.Message.Text)
	}
	levels := map[string]string{}
	for i, f := range fullSample(t).Findings {
		levels[string(f.Severity)] = run.Results[i].Level
	}
	want := map[string]string{"critical": "error", "high": "error", "medium": "warning", "low": "note"}
	if diff := cmp.Diff(want, levels); diff != "" {
		t.Error(diff)
	}
}

func TestSARIFRules(t *testing.T) {
	run := sarifOf(t, fullSample(t)).Runs[0]
	rule := run.Tool.Driver.Rules[0]
	if *rule.ID != "kubelet-pods-host-path" || !strings.Contains(*rule.Help.Text, "Mount /var/log/pods instead.") || rule.Help.Markdown == nil {
		t.Errorf("rule %s, help %q", *rule.ID, *rule.Help.Text)
	}
	if rule.DefaultConfiguration.Level != "error" || rule.Properties.Properties["security-severity"] != "9.5" {
		t.Errorf("level %s, properties %v", rule.DefaultConfiguration.Level, rule.Properties.Properties)
	}
	if diff := cmp.Diff([]string{"security", "cis 5.2.12", "pod", "pss baseline"}, rule.Properties.Tags); diff != "" {
		t.Error(diff)
	}
}

// TestSARIFFingerprints: an alert stays the same when lines are added above it,
// and its rank changes.
func TestSARIFFingerprints(t *testing.T) {
	before, after := fullSample(t), fullSample(t)
	for i := range after.Findings {
		after.Findings[i].Rank += 7
		for j := range after.Findings[i].Evidence {
			after.Findings[i].Evidence[j].Line += 40
		}
	}
	seen := map[string]bool{}
	for i, result := range sarifOf(t, before).Runs[0].Results {
		if diff := cmp.Diff(result.PartialFingerprints, sarifOf(t, after).Runs[0].Results[i].PartialFingerprints); diff != "" {
			t.Error(diff)
		}
		seen[result.PartialFingerprints["primaryLocationLineHash"]] = true
	}
	if len(seen) != len(before.Findings) {
		t.Errorf("%d fingerprints for %d findings", len(seen), len(before.Findings))
	}
}

func TestSARIFOfSeveralClusters(t *testing.T) {
	var categories, notes []string
	for _, run := range sarifOf(t, twoClusters(t)).Runs {
		categories = append(categories, *run.AutomationDetails.ID)
		for _, n := range run.Invocations[0].ToolExecutionNotifications {
			notes = append(notes, *n.Message.Text)
		}
	}
	if diff := cmp.Diff([]string{"kubectl-sysaudit/prod-eu/", "kubectl-sysaudit/staging/"}, categories); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(notes, "timeout: dead: no answer") {
		t.Errorf("the cluster that is missing is not in %q", notes)
	}
}

// manyFindings have texts that hardly compress.
func manyFindings(n int) *api.AuditReport {
	random := rand.New(rand.NewPCG(1, 2))
	r := &api.AuditReport{}
	for i := range n {
		r.Findings = append(r.Findings, api.Finding{
			Rank: i + 1, ID: fmt.Sprintf("f-%d", i), Policy: "p", Severity: api.High, Title: "t",
			Message:  fmt.Sprintf("%x%x%x%x", random.Uint64(), random.Uint64(), random.Uint64(), random.Uint64()),
			Subject:  api.Subject{Kind: "Pod", Namespace: "n", Name: "x"},
			Evidence: []api.Evidence{{Field: "spec"}},
		})
	}
	return r
}

func TestSARIFStaysWithinLimits(t *testing.T) {
	tests := []struct {
		name                  string
		findings, limit, kept int
	}{
		{"all", 200, largestUpload, 200},
		{"too many", mostResults + 7, largestUpload, mostResults},
		{"too much", 5000, 100_000, 1250},
		{"no room at all", 10, 10, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			text, err := sarifWithin(audits{reports: []*api.AuditReport{manyFindings(tt.findings)}}, tt.limit)
			if err != nil {
				t.Fatal(err)
			}
			report, err := sarif.FromBytes(text)
			if err != nil {
				t.Fatal(err)
			}
			if size, err := compressedSize(text); err != nil || tt.kept > 0 && size > tt.limit {
				t.Errorf("%d bytes compressed, %v", size, err)
			}
			run := report.Runs[0]
			if len(run.Results) != tt.kept {
				t.Fatalf("%d results, want %d", len(run.Results), tt.kept)
			}
			for i, result := range run.Results {
				if id := result.PartialFingerprints["sysauditFinding/v1"]; id != fmt.Sprintf("f-%d", i) {
					t.Fatalf("%s stands at %d: a finding of a higher rank was left out", id, i)
				}
			}
			var notes []string
			for _, n := range run.Invocations[0].ToolExecutionNotifications {
				notes = append(notes, *n.Message.Text)
			}
			left := fmt.Sprintf("%d findings of the lowest ranks left out", tt.findings-tt.kept)
			if (tt.findings > tt.kept) != strings.HasPrefix(strings.Join(notes, ""), left) {
				t.Errorf("notifications %q", notes)
			}
		})
	}
}

func TestFileURI(t *testing.T) {
	tests := map[string]string{
		"manifests/ds.yaml":         "manifests/ds.yaml",
		"./a b/ü.yaml":              "a%20b/%C3%BC.yaml",
		"/tmp/ds.yaml":              "file:///tmp/ds.yaml",
		"https://example.com/a?b=c": "https://example.com/a?b=c",
		"a:b.yaml":                  "./a:b.yaml",
		"-":                         "-",
	}
	for file, want := range tests {
		if got := fileURI(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}
