package policy

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestEvaluateOneFindingForEachSubject(t *testing.T) {
	first := house("a", "front", "back")
	first.pods, first.nodes = 3, []string{"n1", "n2"}
	second := house("a", "back", "side")
	second.pods, second.nodes = 2, []string{"n2", "n3"}
	locked := house("b", "front")
	locked.Doors[0].Locked = true
	findings, gaps := mustLoad(t).Evaluate(context.Background(), []Document{first, second, locked})
	if len(gaps) > 0 {
		t.Fatal(gaps)
	}
	proof := func(name string, i int) api.Evidence {
		return api.Evidence{Container: name, Field: fmt.Sprintf("spec.doors[%d].locked", i), Value: "false", File: "house.yaml", Line: 7}
	}
	want := []api.Finding{{
		ID: findings[0].ID, Policy: "open-door", Severity: api.High, Title: "A title", Remediation: "Lock it.",
		Message:   "door front is open; door back is open; door side is open",
		Subject:   api.Subject{Kind: "Thing", Namespace: "ns", Name: "a", Component: "thing"},
		Container: "front", Containers: []string{"front", "back", "side"},
		Evidence:   []api.Evidence{proof("front", 0), proof("back", 0), proof("back", 1), proof("side", 1)},
		Capability: &api.Capability{Kind: "node-root"}, Pods: 5, Nodes: 3,
	}}
	if diff := cmp.Diff(want, findings); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestEvaluateNamesTheWorstContainerFirst(t *testing.T) {
	body := strings.Replace(openDoor, `"message"`, `"latent": {"it is small" | door.name == "cat flap"}, "message"`, 1)
	findings, gaps := one(t, body).Evaluate(context.Background(), []Document{house("a", "cat flap", "front", "back")})
	if len(gaps) > 0 || len(findings) != 1 {
		t.Fatalf("findings %v, gaps %v", findings, gaps)
	}
	want := api.Finding{
		Severity: api.High, Message: "door front is open; door back is open; door cat flap is open (latent: it is small)",
		Container: "front", Containers: []string{"front", "back", "cat flap"},
	}
	got := api.Finding{
		Severity: findings[0].Severity, Message: findings[0].Message,
		Container: findings[0].Container, Containers: findings[0].Containers,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestEvaluateExpected: what a policy expects of a component is no surprise.
func TestEvaluateExpected(t *testing.T) {
	for component, want := range map[string]bool{"thing": true, "things": false} {
		text := strings.Replace(policyFile("x", "probe", openDoor), "#   remediation", "#   expected: [other, "+component+"]\n#   remediation", 1)
		library, err := mustLoad(t, user("x/probe.rego", text)).Select(Selection{IDs: []string{"probe"}})
		if err != nil {
			t.Fatal(err)
		}
		findings, gaps := library.Evaluate(context.Background(), []Document{house("a", "front")})
		if len(gaps) > 0 || len(findings) != 1 || findings[0].Expected != want {
			t.Errorf("%s: findings %+v, gaps %v, want expected: %t", component, findings, gaps, want)
		}
	}
}

func TestEvaluateDoesNotDependOnOrder(t *testing.T) {
	var docs []Document
	for i := range 60 {
		docs = append(docs, house(fmt.Sprintf("house-%02d", i%40), "front", "back"))
	}
	library := mustLoad(t, user("x/probe.rego", policyFile("x", "probe", openDoor)))
	want, _ := library.Evaluate(context.Background(), docs)
	if len(want) != 80 {
		t.Fatalf("%d findings", len(want))
	}
	for seed := range int64(5) {
		rand.New(rand.NewSource(seed)).Shuffle(len(docs), func(i, j int) { docs[i], docs[j] = docs[j], docs[i] })
		got, _ := library.Evaluate(context.Background(), docs)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("seed %d (-want +got):\n%s", seed, diff)
		}
	}
}

func TestFingerprint(t *testing.T) {
	id := func(name string, doors ...string) string {
		findings, _ := mustLoad(t).Evaluate(context.Background(), []Document{house(name, doors...)})
		return findings[0].ID
	}
	base := id("a", "front", "back")
	if !strings.HasPrefix(base, "f-") || len(base) != 18 {
		t.Errorf("id %q", base)
	}
	if other := id("a", "back", "front"); other != base {
		t.Error("the id changes when containers are reordered")
	}
	for name, other := range map[string]string{
		"subject": id("b", "front", "back"), "evidence": id("a", "front"), "container": id("a", "front", "side"),
	} {
		if other == base {
			t.Errorf("the id does not change with the %s", name)
		}
	}
}

// TestEvaluateGaps: whatever a policy does wrong is a gap that names it, and
// the other policies go on.
func TestEvaluateGaps(t *testing.T) {
	finding := func(fields string) string {
		return "findings contains json.unmarshal(`{" + fields + "}`) if input.name"
	}
	good := `"message": "m", "evidence": [{"field": "f"}]`
	tests := []struct{ name, body, want string }{
		{"no object", "findings contains \"x\" if input.name", "finding is not an object"},
		{"unknown key", finding(good + `, "subject": "other"`), `finding has unknown key "subject"`},
		{"no message", finding(`"evidence": [{"field": "f"}]`), "message is empty"},
		{"blank message", finding(`"message": " ", "evidence": [{"field": "f"}]`), "message is empty"},
		{"message is no text", finding(`"message": 1, "evidence": [{"field": "f"}]`), "message is not text"},
		{"long message", `findings contains {"message": concat("", [x | some i in split(sprintf("%05000d", [1]), ""); x := i]), "evidence": [{"field": "f"}]} if input.name`, "message is longer than 4096 bytes"},
		{"no evidence", finding(`"message": "m"`), "evidence is missing"},
		{"empty evidence", finding(`"message": "m", "evidence": []`), "evidence is missing"},
		{"evidence without place", finding(`"message": "m", "evidence": [{"value": "v"}]`), "evidence names no field, rule, role, binding or object"},
		{"evidence with unknown key", finding(`"message": "m", "evidence": [{"field": "f", "path": "p"}]`), `evidence has unknown key "path"`},
		{"evidence value is an object", finding(`"message": "m", "evidence": [{"field": "f", "value": {}}]`), "value is not text"},
		{"evidence value is null", finding(`"message": "m", "evidence": [{"field": "f", "value": null}]`), "value is null"},
		{"negative index", finding(`"message": "m", "evidence": [{"field": "f", "index": -1}]`), "index -1 is not a place"},
		{"no such container", finding(good + `, "container": "cellar"`), `container "cellar" does not exist`},
		{"no such container in evidence", finding(`"message": "m", "evidence": [{"field": "f", "container": "cellar"}]`), `container "cellar" does not exist`},
		{"worse than declared", finding(good + `, "severity": "critical"`), "severity critical is worse than high"},
		{"unknown severity", finding(good + `, "severity": "bad"`), `severity "bad" is not one of`},
		{"latent is no list", finding(good + `, "latent": "x"`), "latent is not a list"},
		{"capability with unknown key", finding(good + `, "capability": {"kind": "cluster-admin"}`), `capability has unknown key "kind"`},
		{"builtin error", `findings contains x if x := to_number(input.name)`, "mine/x/probe.rego:20: to_number"},
		{"conflict", "findings contains f(input.name)\n\nf(_) := 1\n\nf(x) := 2 if x != \"\"", "mine/x/probe.rego:24: function data.policies.x.probe.f produced conflicting values"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			library := mustLoad(t, user("x/probe.rego", policyFile("x", "probe", test.body)))
			findings, gaps := library.Evaluate(context.Background(), []Document{house("a", "front"), house("b", "front")})
			if len(findings) != 2 || findings[0].Policy != "open-door" || findings[1].Policy != "open-door" {
				t.Errorf("findings: %v", findings)
			}
			if len(gaps) != 1 {
				t.Fatalf("gaps: %v", gaps)
			}
			want := api.Gap{
				Kind: api.GapPolicy, Resource: "probe", Reason: api.ReasonFailed,
				File: "mine/x/probe.rego", Count: 2, Message: gaps[0].Message,
			}
			if diff := cmp.Diff(want, gaps[0]); diff != "" {
				t.Errorf("gap (-want +got):\n%s", diff)
			}
			prefix := "policy probe on Thing ns/a and 1 more: "
			if !strings.HasPrefix(gaps[0].Message, prefix) || !strings.Contains(gaps[0].Message, test.want) {
				t.Errorf("gap says %q, want %q", gaps[0].Message, test.want)
			}
		})
	}
}

func TestEvaluateResults(t *testing.T) {
	tests := []struct {
		name, fields string
		want         api.Finding
	}{
		{"latent", `"latent": ["b", "a", "a"]`, api.Finding{Message: "m (latent: a, b)", Severity: api.Medium}},
		{"mild", `"mild": ["a"]`, api.Finding{Message: "m (a)", Severity: api.Medium, Capability: &api.Capability{Kind: "node-root"}}},
		{"both", `"latent": ["a"], "mild": ["b"]`, api.Finding{Message: "m (latent: a) (b)", Severity: api.Low}},
		{"no reasons", `"latent": [], "mild": []`, api.Finding{Message: "m", Severity: api.High, Capability: &api.Capability{Kind: "node-root"}}},
		{"milder", `"severity": "low", "mild": ["a"]`, api.Finding{Message: "m (a)", Severity: api.Low, Capability: &api.Capability{Kind: "node-root"}}},
		{"no capability", `"capability": null`, api.Finding{Message: "m", Severity: api.High}},
		{"bounded", `"capability": {"namespace": "x", "names": ["b", "a"]}`, api.Finding{
			Message: "m", Severity: api.High, Capability: &api.Capability{Kind: "node-root", Namespace: "x", Names: []string{"a", "b"}},
		}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			body := "findings contains json.unmarshal(`{\"message\": \"m\", \"evidence\": [{\"field\": \"f\", \"value\": 1.5, \"index\": 2}], " + test.fields + "}`) if input.name"
			findings, gaps := one(t, body).Evaluate(context.Background(), []Document{house("a")})
			if len(gaps) > 0 || len(findings) != 1 {
				t.Fatalf("findings %v, gaps %v", findings, gaps)
			}
			got := api.Finding{Message: findings[0].Message, Severity: findings[0].Severity, Capability: findings[0].Capability}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if e := findings[0].Evidence[0]; e.Value != "1.5" || *e.Index != 2 {
				t.Errorf("evidence %+v", e)
			}
		})
	}
}

const endless = `findings contains x if {
	input.name == "slow"
	digits := split("0123456789", "")
	x := count([1 | digits[_]; digits[_]; digits[_]; digits[_]; digits[_]; digits[_]; digits[_]; digits[_]; digits[_]; digits[_]; digits[_]])
}`

func TestEvaluateStopsSlowPolicies(t *testing.T) {
	library := mustLoad(t, user("x/probe.rego", policyFile("x", "probe", endless))).WithTimeLimit(100 * time.Millisecond)
	docs := []Document{house("a", "front")}
	for range 100 {
		docs = append(docs, house("slow", "front"))
	}
	docs = append(docs, house("c", "front"))
	start := time.Now()
	findings, gaps := library.Evaluate(context.Background(), docs)
	if took := time.Since(start); took > 2*time.Second {
		t.Errorf("took %s: the slow policy was evaluated again", took)
	}
	if len(findings) != 3 {
		t.Errorf("other policies were affected: %v", findings)
	}
	want := "policy probe on Thing ns/slow: took longer than 100ms; it was not evaluated on the 100 that follow either"
	if len(gaps) != 1 || gaps[0].Message != want {
		t.Errorf("gaps: %v, want %q", gaps, want)
	}
}

// TestEvaluateLeavesDeafPolicies: a single long call does not listen, so its
// evaluation is left to itself.
func TestEvaluateLeavesDeafPolicies(t *testing.T) {
	deaf := "findings contains x if {\n\tinput.name\n\tx := regex.match(`0{1,900}x`, sprintf(\"%0200000d\", [1]))\n}"
	library := one(t, deaf).WithTimeLimit(50 * time.Millisecond)
	start := time.Now()
	_, gaps := library.Evaluate(context.Background(), []Document{house("a")})
	if len(gaps) != 1 || gaps[0].Message != "policy probe on Thing ns/a: took longer than 50ms" {
		t.Errorf("gaps: %v", gaps)
	}
	if took := time.Since(start); took < grace || took > 10*grace {
		t.Errorf("took %s, want the limit and the grace of %s", took, grace)
	}
}

func TestEvaluateStopsMemoryBombs(t *testing.T) {
	bomb := strings.Replace(endless, "count([1 |", "count([sprintf(\"%04000d\", [1]) |", 1)
	library := one(t, bomb)
	library.limits.memory = 8 << 20
	_, gaps := library.Evaluate(context.Background(), []Document{house("slow")})
	if len(gaps) != 1 || gaps[0].Message != "policy probe on Thing ns/slow: used more than 8 MiB of memory" {
		t.Errorf("gaps: %v", gaps)
	}
}

func TestEvaluateInterrupted(t *testing.T) {
	library := one(t, endless)
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	start := time.Now()
	findings, gaps := library.Evaluate(ctx, []Document{house("slow"), house("slow"), house("slow")})
	if len(findings) > 0 || len(gaps) != 1 || !strings.Contains(gaps[0].Message, "interrupted") {
		t.Errorf("findings %v, gaps %v", findings, gaps)
	}
	if took := time.Since(start); took > 3*time.Second {
		t.Errorf("took %s", took)
	}
}

// unreadable is a document that has no JSON form.
type unreadable struct{ thing }

func (unreadable) Input() any { return func() {} }

func TestEvaluateUnreadableDocument(t *testing.T) {
	findings, gaps := mustLoad(t).Evaluate(context.Background(), []Document{unreadable{house("a", "front")}, house("b", "front")})
	if len(findings) != 1 || len(gaps) != 1 || !strings.Contains(gaps[0].Message, "Thing ns/a: encode input") {
		t.Errorf("findings %v, gaps %v", findings, gaps)
	}
}

func TestEvaluateOtherKinds(t *testing.T) {
	findings, gaps := mustLoad(t).Evaluate(context.Background(), []Document{otherKind{house("a", "front")}})
	if len(findings)+len(gaps) > 0 {
		t.Errorf("findings %v, gaps %v", findings, gaps)
	}
}

type otherKind struct{ thing }

func (otherKind) Kind() string { return "person" }
