package policy

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const probeTest = `package policies.x.probe_test

import data.policies.x.probe as policy

test_finds if count(policy.findings) == 1 with input as {"doors": [{"name": "front", "field": "f", "locked": false}]}

test_wrong if {
	print("seen")
	count(policy.findings) == 7 with input as {}
}

todo_test_later if false
`

func TestTest(t *testing.T) {
	body := openDoor + "\n\nnever(x) if x == 1\n"
	source := user("x/probe.rego", policyFile("x", "probe", body), "x/probe_test.rego", probeTest)
	report, err := Test(context.Background(), builtinSource(), source)
	if err != nil {
		t.Fatal(err)
	}
	want := TestReport{
		Results: []TestResult{
			{Package: "policies.x.probe_test", Name: "test_finds", File: "mine/x/probe_test.rego", Line: 5, Passed: true},
			{Package: "policies.x.probe_test", Name: "test_wrong", File: "mine/x/probe_test.rego", Line: 7, Message: "seen"},
			{Package: "policies.x.probe_test", Name: "todo_test_later", File: "mine/x/probe_test.rego", Line: 12, Skipped: true},
		},
		Coverage: []Coverage{{File: "mine/x/probe.rego", Covered: 8, Total: 9, Missed: []int{30}}},
	}
	if diff := cmp.Diff(want, report); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if report.Passed() {
		t.Error("a report with a failed test passed")
	}
}

func TestTestProblems(t *testing.T) {
	probe := policyFile("x", "probe", openDoor)
	for name, test := range map[string]struct {
		source Source
		want   string
	}{
		"policy":      {user("x/probe.rego", strings.Replace(probe, "severity", "severty", 1)), "METADATA custom.severity: is required"},
		"test":        {user("x/probe.rego", probe, "x/probe_test.rego", "package x_test\n\ntest_x if {"), "mine/x/probe_test.rego:3"},
		"compilation": {user("x/probe.rego", probe, "x/probe_test.rego", "package x_test\n\ntest_x if nonsense(1)\n"), "mine/x/probe_test.rego:3: undefined function nonsense"},
		"network":     {user("x/probe.rego", probe, "x/probe_test.rego", "package x_test\n\ntest_x if http.send({})\n"), "undefined function http.send"},
	} {
		t.Run(name, func(t *testing.T) {
			report, err := Test(context.Background(), builtinSource(), test.source)
			if err != nil {
				t.Fatal(err)
			}
			if report.Passed() || len(report.Problems) == 0 || !strings.Contains(report.Problems[0].Error(), test.want) {
				t.Errorf("problems: %v, want %q", report.Problems, test.want)
			}
		})
	}
}

func TestPassedNeedsTests(t *testing.T) {
	report, err := Test(context.Background(), builtinSource(), user("x/probe.rego", policyFile("x", "probe", openDoor)))
	if err != nil {
		t.Fatal(err)
	}
	if report.Passed() {
		t.Error("a run without tests passed")
	}
}
