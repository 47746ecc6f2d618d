package html_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// Every path can be followed in the graph, also where places are drawn as one.
func graphShowsEveryPath(t *testing.T, b chromium) {
	for name, s := range map[string]shape{"small": small(), "large": large()} {
		t.Run(name, func(t *testing.T) {
			r := s.report()
			p := open(t, b, r, 1280)
			got := value[[]int](t, p, `[...document.querySelectorAll(".path-row .pick")].map(pick => {
				pick.click();
				return document.querySelectorAll(".step.on-path").length;
			})`)
			var want []int
			for _, path := range r.Paths {
				steps := len(path.Hops)
				if strings.HasPrefix(path.Hops[0].From, "the token") {
					steps++ // to the token, which others reach too
				}
				want = append(want, steps)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
			if boxes := len(texts(t, p, ".box")); boxes > 80 {
				t.Errorf("%d boxes are too many to read", boxes)
			}
		})
	}
}

func clickedHopTellsWhatToChange(t *testing.T, b chromium) {
	r := small().report()
	p := open(t, b, r, 1280)
	steps := value[int](t, p, `document.querySelectorAll(".step:not(.structural)").length`)
	if steps < small().fixes {
		t.Fatalf("%d steps with findings", steps)
	}
	for i := range steps {
		value[any](t, p, fmt.Sprintf(`document.querySelectorAll(".step:not(.structural)")[%d].dispatchEvent(new MouseEvent("click"))`, i))
		hop := texts(t, p, ".panel .hop.chosen")
		if len(hop) != 1 {
			t.Fatalf("step %d: %d hops are chosen", i, len(hop))
		}
		known := slices.ContainsFunc(r.Findings, func(f api.Finding) bool { return strings.Contains(hop[0], f.Message) })
		if !known || !strings.Contains(hop[0], "change ") {
			t.Errorf("step %d shows %q", i, hop[0])
		}
	}
}

func fixesRemovePaths(t *testing.T, b chromium) {
	for name, s := range map[string]shape{"small": small(), "large": large()} {
		t.Run(name, func(t *testing.T) {
			r := s.report()
			p := open(t, b, r, 1280)
			before := visible(t, p)
			var chosen []api.Fix
			for i, fix := range r.Fixes {
				p.click(t, fmt.Sprintf(".fixes [data-fix='%d']", i))
				chosen = append(chosen, fix)
				checkLeft(t, p, r, chosen)
			}
			if steps := visible(t, p); len(steps) == 0 || len(steps) >= len(before) {
				t.Errorf("%d of %d steps are left, though one path is", len(steps), len(before))
			}
			p.click(t, ".meter-row button")
			checkLeft(t, p, r, nil)
			if diff := cmp.Diff(before, visible(t, p)); diff != "" {
				t.Errorf("the graph is not as it was: %s", diff)
			}
		})
	}
}

// checkLeft compares what the page shows with what fixes leave.
func checkLeft(t *testing.T, p *tab, r *api.AuditReport, chosen []api.Fix) {
	t.Helper()
	var left []string
	for i, path := range r.Paths {
		if !slices.ContainsFunc(path.Hops, func(h api.Hop) bool { return resolved(h.Finding, chosen) }) {
			left = append(left, fmt.Sprint(i))
		}
	}
	if diff := cmp.Diff(left, value[[]string](t, p, `[...document.querySelectorAll(".path-row:not(.gone) .fate")].map(e => e.dataset.path)`)); diff != "" {
		t.Errorf("paths left by %d fixes: %s", len(chosen), diff)
	}
	want := fmt.Sprintf("%d of %d paths left", len(left), len(r.Paths))
	if got := texts(t, p, "#left"); !cmp.Equal(got, []string{want}) {
		t.Errorf("meter %q, want %q", got, want)
	}
	struck := len(texts(t, p, ".finding.gone"))
	if struck != len(chosen) {
		t.Errorf("%d findings are resolved by %d fixes", struck, len(chosen))
	}
}

func resolved(id string, chosen []api.Fix) bool {
	return id != "" && slices.ContainsFunc(chosen, func(f api.Fix) bool { return slices.Contains(f.Findings, id) })
}

// visible names the steps of the graph once nothing fades any more.
func visible(t *testing.T, p *tab) []string {
	t.Helper()
	p.until(t, `document.getAnimations().length === 0`)
	return value[[]string](t, p, `[...document.querySelectorAll(".step")].filter(e => getComputedStyle(e).visibility === "visible").map(e => e.ariaLabel)`)
}

func goalsCanBeChosen(t *testing.T, b chromium) {
	p := open(t, b, small().report(), 1280)
	value[any](t, p, `{const s = document.querySelector("#paths select"); s.value = "all-secrets"; s.dispatchEvent(new Event("change")); null}`)
	if got := texts(t, p, ".box-goal"); !cmp.Equal(got, []string{"all secrets"}) {
		t.Errorf("goals %q", got)
	}
}
