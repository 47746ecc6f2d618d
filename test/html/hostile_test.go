package html_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// attack is a text that would run a script, leave its element, reverse what
// stands behind it, or move a terminal's cursor, if it were taken for more than
// text.
func attack() string {
	return `</script><img src=x onerror=alert(1)><script>alert(2)</script>"'&lt;%data% __proto__` + "\u202e\x1b[2J\u2028"
}

// shownAttack is how a person sees it.
func shownAttack() string {
	return strings.NewReplacer("\u202e", `\u202e`, "\x1b", `\x1b`, "\u2028", `\u2028`).Replace(attack())
}

// hostile is a report with an attack wherever a cluster or a policy has a text.
func hostile() *api.AuditReport {
	r := small().report()
	evil := attack()
	r.Cluster.Context, r.Cluster.Distribution = evil, evil
	f := &r.Findings[0]
	f.Message, f.Title, f.Reason, f.Remediation, f.Container = evil, evil, evil, evil, evil
	f.Subject = api.Subject{Kind: evil, Namespace: evil, Name: evil, Component: evil}
	f.Evidence = []api.Evidence{{Field: evil, Value: evil, File: evil, Command: evil}, {Rule: evil, Role: evil, Binding: evil}}
	f.Owner = &api.Owner{Kind: evil, Detail: evil}
	f.Capability = &api.Capability{Kind: evil, Names: []string{evil}}
	f.Workloads = []api.Subject{f.Subject}
	f.Reaches.Goal = evil
	r.Policies[0].Description, r.Policies[0].Attack = evil, evil
	r.Policies[0].References = []api.Reference{{Description: evil, URL: "javascript:alert(3)"}, {Description: "real", URL: "https://example.com/"}}
	r.Policies[0].Frameworks = map[string][]string{evil: {evil}}
	for i := range r.Paths[0].Hops {
		h := &r.Paths[0].Hops[i]
		h.From, h.To, h.Text, h.Change = evil, evil, evil, &api.Change{Kind: evil, Namespace: evil, Name: evil}
	}
	start := &r.Paths[0].From
	start.Workload, start.Namespace, start.WorkloadKind, start.Container = evil, evil, evil, evil
	r.Paths[0].From.Component, r.Paths[1].To = evil, api.GoalNamespace+evil
	r.Fixes[0].Text, r.Fixes[0].Owner, r.Fixes[0].Change = evil, evil, api.Change{Kind: evil, Name: evil}
	r.Gaps = append(r.Gaps, api.Gap{Kind: api.GapField, Resource: evil, Message: evil, File: evil})
	r.Components[0].Workload, r.Components[0].Signals[0].Detail = evil, evil
	return r
}

func hostileTextIsText(t *testing.T, b chromium) {
	p := open(t, b, hostile(), 1280)
	p.click(t, "#finding-1 .opener")
	for _, where := range []string{"h1", "title", "#finding-1 .name", "#finding-1 .opener", ".unfolded .proofs code", ".fixes > li .fix", ".panel .chain .place", "#gaps tbody tr:last-child td:first-child"} {
		got := value[string](t, p, "document.querySelector('"+where+"').textContent")
		if !strings.Contains(got, shownAttack()) {
			t.Errorf("%s shows %q", where, got)
		}
	}
	if got := value[int](t, p, `document.querySelectorAll("img, iframe, [onerror], script:not(#report ~ script):not(#report)").length`); got != 0 {
		t.Errorf("%d elements were made of text", got)
	}
}

func onlyAddressesOfTheWebAreLinks(t *testing.T, b chromium) {
	p := open(t, b, hostile(), 1280)
	p.click(t, "#finding-1 .opener")
	got := value[[]string](t, p, `[...document.querySelectorAll(".unfolded .plain a[target]")].map(a => a.href)`)
	if diff := cmp.Diff([]string{"https://example.com/"}, got); diff != "" {
		t.Error(diff)
	}
}

// The page's own policy refuses what a mistake in it could let in.
func policyRefusesScripts(t *testing.T, b chromium) {
	p := open(t, b, small().report(), 1280)
	for _, script := range []string{
		`document.body.innerHTML = "<b>x</b>"`,
		`document.createElement("script").textContent = "1"`,
		`document.write("x")`,
	} {
		got := value[string](t, p, `(() => { try { `+script+`; return "done" } catch (e) { return e.name } })()`)
		if got == "done" {
			t.Errorf("%s is allowed", script)
		}
	}
	p.forget()
}
