package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func everythingIsShown(t *testing.T, b chromium) {
	for name, s := range map[string]shape{"small": small(), "large": large(), "clean": clean()} {
		t.Run(name, func(t *testing.T) {
			r := s.report()
			p := open(t, b, r, 1280)
			want := map[string]int{".finding": s.findings, ".path-row": s.paths, ".fixes > li": s.fixes, "#gaps tbody tr": len(r.Gaps)}
			got := map[string]int{}
			for selector := range want {
				got[selector] = len(texts(t, p, selector))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if got := value[string](t, p, "document.title"); got != "harbor-east: audit of system pods" {
				t.Errorf("title %q", got)
			}
		})
	}
}

func nothingFoundIsSaid(t *testing.T, b chromium) {
	r := clean().report()
	p := open(t, b, r, 1280)
	if got := texts(t, p, "#findings"); !cmp.Equal(got, []string{"no findings by 118 policies in 4 system workloads"}) {
		t.Errorf("findings say %q", got)
	}
	if got := texts(t, p, "#paths"); !cmp.Equal(got, []string{"No path leads from a system container or a node to a goal."}) {
		t.Errorf("paths say %q", got)
	}
	r.Gaps = []api.Gap{{Kind: api.GapResource, Resource: "pods", Reason: api.ReasonForbidden, Message: "forbidden"}}
	for _, text := range texts(t, open(t, b, r, 1280), "#findings, #paths") {
		if !strings.Contains(text, "this is not a pass") {
			t.Errorf("with a gap: %q", text)
		}
	}
}

func findingUnfolds(t *testing.T, b chromium) {
	r := small().report()
	r.Findings[6].Waived = &api.Waived{Owner: "storage team", Reason: "needs the device", Expires: "2027-01-31"}
	p := open(t, b, r, 1280)
	p.click(t, "#finding-7 .opener")
	shown := strings.Join(texts(t, p, ".unfolded"), "")
	f := r.Findings[6]
	for _, want := range []string{
		f.Evidence[0].Field + ": " + f.Evidence[0].Value, f.Evidence[0].File + ":118", f.Evidence[1].Object,
		"Take the setting away, or name the one folder that is needed and mount it read-only.", f.Owner.Detail, f.ID, f.Policy,
		"How an attacker uses it", "Where it leads", r.Paths[2].Hops[0].Text, "CIS Kubernetes Benchmark",
	} {
		if !strings.Contains(shown, want) {
			t.Errorf("%q is not in %q", want, shown)
		}
	}
	if row := texts(t, p, "#finding-7"); !strings.Contains(row[0], "waived until 2027-01-31 by storage team: needs the device") {
		t.Errorf("row %q", row)
	}
	p.click(t, "#finding-7 .opener")
	if rest := texts(t, p, ".unfolded"); len(rest) > 0 {
		t.Errorf("still open: %q", rest)
	}
}

func restOfTheReportIsShown(t *testing.T, b chromium) {
	r := small().report()
	r.Resolved = []api.Finding{{Severity: api.High, Subject: api.Subject{Kind: "DaemonSet", Namespace: "storage", Name: "gone"}, Message: "was privileged", Status: api.StatusResolved}}
	r.Waivers = []api.Waiver{{
		Policy: "host-*", Subject: api.Subject{Kind: "DaemonSet", Namespace: "storage", Name: "*"}, State: api.WaiverExpired, File: "waivers.yaml", Line: 4,
		Waived: api.Waived{Reason: "until the move", Owner: "storage team", Expires: "2026-01-31"},
	}}
	p := open(t, b, r, 1280)
	got := map[string][]string{}
	for _, id := range []string{"resolved", "waivers", "gaps"} {
		got[id] = texts(t, p, "#"+id+" tbody td")
	}
	want := map[string][]string{
		"resolved": {"high", "DaemonSet storage/gone", "was privileged", "resolved"},
		"waivers":  {"host-*", "DaemonSet storage/*", "expired", "0", "storage team", "2026-01-31", "until the move", "waivers.yaml:4"},
		"gaps":     {"mutatingwebhookconfigurations", "forbidden", "the credentials may not list them", ""},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got, want := len(texts(t, p, "#components tbody tr")), len(r.Components); got != want {
		t.Errorf("%d components, want %d", got, want)
	}
}

// Whatever leads to a finding opens it, even one that the filter hides.
func linksOpenFindings(t *testing.T, b chromium) {
	p := open(t, b, small().report(), 1280)
	p.click(t, "[data-severity=critical]")
	p.click(t, ".panel .hop-finding a")
	if got := texts(t, p, "#finding-1, #finding-1 + .unfolded"); len(got) != 2 {
		t.Errorf("shown: %q", got)
	}
	if got := value[string](t, p, `document.activeElement.closest("tr").id`); got != "finding-1" {
		t.Errorf("the keyboard is at %q", got)
	}
}

func smallScreens(t *testing.T, b chromium) {
	r := hostile()
	for i := range r.Fixes {
		r.Fixes[i].Text = "Take admissionregistration.k8s.io/validatingwebhookconfigurations [patch, update] from rule 3."
	}
	p := open(t, b, r, 1280)
	p.click(t, ".finding .opener")
	for _, width := range []int64{1280, 1024, 768, 400, 320} {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			p.do(t, chromedp.EmulateViewport(width, 900))
			if got := value[int64](t, p, "document.scrollingElement.scrollWidth"); got > width {
				t.Errorf("the page is %d wide because of %q", got, value[[]string](t, p, wideElements()))
			}
		})
	}
}

// wideElements is a script that names what is wider than the window.
func wideElements() string {
	return `[...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && !e.closest(".graph-frame"))
		.map(e => e.tagName + "." + e.className + " " + Math.round(e.getBoundingClientRect().right)).slice(0, 8)`
}
