package render

import (
	"encoding/xml"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/jstemmer/go-junit-report/v2/junit"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// junitCounts are the totals of a JUnit file.
type junitCounts struct{ Suites, Tests, Failures, Errors, Skipped int }

func junitOf(t *testing.T, document runtime.Object) junit.Testsuites {
	t.Helper()
	var suites junit.Testsuites
	if err := xml.Unmarshal([]byte(reported(t, "junit", document)), &suites); err != nil {
		t.Fatal(err)
	}
	return suites
}

func TestJUnitCounts(t *testing.T) {
	tests := []struct {
		name     string
		document runtime.Object
		want     junitCounts
	}{
		{"sample", fullSample(t), junitCounts{Suites: 16, Tests: 17, Failures: 14, Errors: 2, Skipped: 1}},
		{"nothing found", cleanReport(t), junitCounts{Suites: 1, Tests: 1}},
		{"several clusters", twoClusters(t), junitCounts{Suites: 33, Tests: 35, Failures: 28, Errors: 5, Skipped: 2}},
		{"no cluster", api.NewFleetReport(nil, twoClusters(t).Gaps), junitCounts{Suites: 1, Tests: 1, Errors: 1}},
		{"hostile", hostileReport(t), junitCounts{Suites: 2, Tests: 2, Errors: 1, Skipped: 1}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := junitOf(t, tt.document)
			got := junitCounts{Suites: len(s.Suites), Tests: s.Tests, Failures: s.Failures, Errors: s.Errors, Skipped: s.Skipped}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
			cases := 0
			for _, suite := range s.Suites {
				cases += len(suite.Testcases)
			}
			if cases != s.Tests {
				t.Errorf("%d test cases, %d counted", cases, s.Tests)
			}
		})
	}
}

func TestJUnitFailureIsEnoughToActOn(t *testing.T) {
	failure := junitOf(t, fullSample(t)).Suites[0].Testcases[0].Failure
	for _, want := range []string{"reads every pod's token", "c.yaml:118", "Leads to cluster-admin", "Change it.", "f-3c1e9a02"} {
		if !strings.Contains(failure.Data, want) {
			t.Errorf("no %q in\n%s", want, failure.Data)
		}
	}
	if failure.Type != "critical" {
		t.Errorf("type %q", failure.Type)
	}
}

// TestJUnitGroupsBySubject: two policies that find something in one subject are
// two tests of one suite.
func TestJUnitGroupsBySubject(t *testing.T) {
	r := fullSample(t)
	second := r.Findings[0]
	second.Policy = "host-pid"
	r.Findings = append(r.Findings, second)
	suite := junitOf(t, r).Suites[0]
	if suite.Name != "prod-eu kube-system/ds/fluentbit" || suite.Tests != 2 {
		t.Errorf("suite %s with %d tests", suite.Name, suite.Tests)
	}
}
