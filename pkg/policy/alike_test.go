package policy

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// masked is a document that is like others.
type masked struct {
	Document
	kind, key, name string
}

func (m masked) Kind() string { return m.kind }

func (m masked) Pattern() (string, any, func(string) string) {
	return m.key, map[string]any{"name": "MASK"}, strings.NewReplacer("MASK", m.name).Replace
}

func TestPatterns(t *testing.T) {
	docs := []Document{masked{kind: "a", key: "x"}, masked{kind: "a", key: "y"}, masked{kind: "a", key: "x"}, masked{kind: "b", key: "x"}, masked{kind: "a"}}
	var first []int
	for _, p := range patterns(docs) {
		if p == nil {
			first = append(first, -1)
			continue
		}
		first = append(first, p.first)
	}
	if diff := cmp.Diff([]int{0, 1, 0, 3, -1}, first); diff != "" {
		t.Errorf("first alike (-want +got):\n%s", diff)
	}
}

func TestNamedOutcome(t *testing.T) {
	shared := outcome{rule: 1, results: []result{{
		message:    "in MASK",
		evidence:   []api.Evidence{{Binding: "RoleBinding/MASK/x", Scope: "MASK", Command: "kubectl -n MASK"}},
		capability: &api.Capability{Kind: "run-pod", Namespace: "MASK", Names: []string{"MASK", "other"}},
	}}}
	got := shared.named(strings.NewReplacer("MASK", "apps").Replace)
	want := result{
		message:    "in apps",
		evidence:   []api.Evidence{{Binding: "RoleBinding/apps/x", Scope: "apps", Command: "kubectl -n apps"}},
		capability: &api.Capability{Kind: "run-pod", Namespace: "apps", Names: []string{"apps", "other"}},
	}
	if diff := cmp.Diff(want, got.results[0], cmp.AllowUnexported(result{})); diff != "" || got.rule != 1 {
		t.Errorf("named (-want +got):\n%s", diff)
	}
	if shared.results[0].message != "in MASK" || shared.results[0].evidence[0].Scope != "MASK" || shared.results[0].capability.Namespace != "MASK" {
		t.Errorf("the shared outcome was changed: %+v", shared.results[0])
	}
}

// like is a house that is like others but for its name.
type like struct{ thing }

func (l like) Pattern() (string, any, func(string) string) {
	masked := l.thing
	masked.Name = "MASK"
	return "house", masked, strings.NewReplacer("MASK", l.Name).Replace
}

// TestUserPoliciesSeeNames: only the policies of the program are evaluated once
// for all documents alike.
func TestUserPoliciesSeeNames(t *testing.T) {
	library := mustLoad(t, user("x/probe.rego", policyFile("x", "probe", `findings contains finding if {
	input.name == "b"
	finding := {"message": sprintf("%s is b", [input.name]), "evidence": [{"field": "name"}]}
}`)))
	findings, gaps := library.Evaluate(context.Background(), []Document{like{house("a", "front")}, like{house("b", "front")}})
	if len(gaps) > 0 {
		t.Fatal(gaps)
	}
	var got []string
	for _, f := range findings {
		got = append(got, f.Policy+" "+f.Subject.Name+": "+f.Message)
	}
	want := []string{"open-door a: door front is open", "open-door b: door front is open", "probe b: b is b"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("findings (-want +got):\n%s", diff)
	}
}
