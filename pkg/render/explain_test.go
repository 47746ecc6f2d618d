package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// explainedPolicy has every key of METADATA.
func explainedPolicy() api.Policy {
	return api.Policy{
		ID: "host-pid", Title: "Pod shares the process IDs of the node", Severity: api.High, Category: "pod", Subject: "workload",
		Description: "The pod sees all processes of the node,\ntheir arguments, and through /proc the environment of those that hold no more capabilities than it does.\n\nIt is worse:\n- with SYS_PTRACE,\n- as root, who enters the mount namespace of the first process\n  with nsenter -t 1 -a.",
		Grants:      "node-root", Attack: "ps auxe", Needed: "Agents that watch processes.", Remediation: "Set hostPID to false.",
		References: []api.Reference{
			{Description: "Pod Security Standards", URL: "https://kubernetes.io/docs/concepts/security/pod-security-standards/"},
			{URL: "https://example.com/"},
		},
		Frameworks: map[string][]string{"pss": {"baseline"}, "cis": {"5.2.3", "5.2.4"}, "home": {"1"}},
		Optional:   true, Source: "builtin",
		Examples: &api.Examples{
			Bad:  "spec:\n  hostPID: true\n  containers: [{name: agent,  image: \"a:1\"}]\n",
			Good: "spec:\n  hostPID: false # \x1b[2J\n",
		},
	}
}

func explanations(t *testing.T) map[string]*api.Explanation {
	t.Helper()
	report := sampleReport(t)
	policy := api.NewExplanation(explainedPolicy())
	finding := func(i int) *api.Explanation {
		e := api.NewExplanation(explainedPolicy())
		e.Finding, e.Cluster = &report.Findings[i], &report.Cluster
		e.Finding.Reason, e.Finding.Remediation = "high: gives root on its nodes; 12 nodes, 12 pods", "Drop it.\n\nOr not."
		return e
	}
	rule := finding(len(report.Findings) - 1)
	rule.Finding.Evidence[0].Command = "kubectl --as system:serviceaccount:kube-system:agent create --namespace kube-system -f pod.yaml"
	bare := api.NewExplanation(api.Policy{ID: "bare", Title: "Bare", Description: "Nothing more.", Severity: api.Low})
	bare.Cluster = &api.Cluster{}
	gaps := bare.DeepCopy()
	gaps.Gaps = 2
	found := api.NewExplanation(explainedPolicy())
	found.Cluster, found.Findings, found.Gaps = &report.Cluster, report.Findings[6:8], 1
	return map[string]*api.Explanation{
		"policy": policy, "finding": finding(0), "several": finding(3), "hostile": finding(7),
		"rule": rule, "bare": bare, "gaps": gaps, "found": found,
	}
}

func TestExplanations(t *testing.T) {
	for name, e := range explanations(t) {
		for _, columns := range []int{0, 80, 200} {
			file := fmt.Sprintf("explain-%s-%d.golden", name, columns)
			t.Run(file, func(t *testing.T) {
				golden(t, file, printed(t, "table", Options{TTY: columns > 0, Width: columns}, e))
			})
		}
	}
	t.Run("color", func(t *testing.T) {
		golden(t, "explain-color.golden", printed(t, "table", Options{TTY: true, Width: 80, Color: true}, explanations(t)["policy"]))
	})
}

// Examples may be wider than the screen: a manifest that is broken is none.
func TestExplanationsStayOnTheScreen(t *testing.T) {
	for name, e := range explanations(t) {
		e.Policy.Examples = nil
		for columns := 60; columns <= 200; columns += 7 {
			for _, line := range strings.Split(printed(t, "table", Options{TTY: true, Width: columns}, e), "\n") {
				if width(line) > columns && len(strings.Fields(line)) > 1 {
					t.Errorf("%s at %d columns: %d: %q", name, columns, width(line), line)
				}
			}
		}
	}
}

func TestExplanationsHideNothing(t *testing.T) {
	out := printed(t, "table", Options{}, explanations(t)["hostile"])
	for _, r := range out {
		if r < ' ' && r != '\n' || r == '\u202e' || r == '\u200b' {
			t.Errorf("%q is in the output", r)
		}
	}
	for _, want := range []string{`evil\x1b]0;owned\x07`, `hostPID: false # \x1b[2J`, `name: agent,  image`} {
		if !strings.Contains(out, want) {
			t.Errorf("%s is not in the output", want)
		}
	}
}

func TestExplainedNames(t *testing.T) {
	for name, want := range map[string]string{"policy": "host-pid\n", "finding": "f-3c1e9a02\n"} {
		if diff := cmp.Diff(want, printed(t, "name", Options{}, explanations(t)[name])); diff != "" {
			t.Error(diff)
		}
	}
}

func TestExplanationForPrograms(t *testing.T) {
	e := explanations(t)["finding"]
	if got := printed(t, "jsonpath={.kind} {.finding.id} {.policy.examples.good}", Options{}, e); got != "Explanation f-3c1e9a02 "+escapedLines(e.Policy.Examples.Good) {
		t.Errorf("got %q", got)
	}
}

func TestParagraphs(t *testing.T) {
	tests := []struct {
		name, text string
		want       []paragraph
	}{
		{"none", " \n", nil},
		{"line breaks", "a\n  b", []paragraph{{text: words{"a", "b"}}}},
		{"empty line", "a\n\n\nb\n", []paragraph{{text: words{"a"}}, {text: words{"b"}}}},
		{"list", "a:\n- b\n  c\n- d\n\ne", []paragraph{
			{text: words{"a:"}}, {lead: "- ", text: words{"b", "c"}}, {lead: "- ", text: words{"d"}}, {text: words{"e"}},
		}},
		{"a dash is no item", "a\n-b", []paragraph{{text: words{"a", "-b"}}}},
		{"control characters", "a\x1b\rb", []paragraph{{text: words{`a\x1b\x0db`}}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, paragraphsOf(tt.text), cmp.AllowUnexported(paragraph{})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
