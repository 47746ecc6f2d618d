package html_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func filterChooses(t *testing.T, b chromium) {
	r := small().report()
	r.Baseline = &api.Baseline{}
	r.Findings[3].Status, r.Findings[4].Status = api.StatusNew, api.StatusUnchanged
	onPath := func(f api.Finding) bool {
		return slices.ContainsFunc(r.Paths, func(p api.Path) bool {
			return slices.ContainsFunc(p.Hops, func(h api.Hop) bool { return h.Finding == f.ID })
		})
	}
	tests := []struct {
		name, script string
		want         func(api.Finding) bool
	}{
		{"words in any order", typed("cairn OBSERVABILITY"), func(f api.Finding) bool {
			return strings.Contains(f.Subject.Name, "cairn") && f.Subject.Namespace == "observability"
		}},
		{"field", typed("volumemounts[2]"), func(f api.Finding) bool { return f.Policy == "host-path-root" }},
		{"policy", typed("host-pid"), func(f api.Finding) bool { return f.Policy == "host-pid" }},
		{"id", typed("f-00001005"), func(f api.Finding) bool { return f.ID == "f-00001005" }},
		{"nothing", typed("nowhere"), func(api.Finding) bool { return false }},
		{"severity", ticked("[data-severity=low]"), func(f api.Finding) bool { return f.Severity != api.Low }},
		{"component", `const s = document.querySelector("#findings select"); s.value = "Osier Mesh"; s.dispatchEvent(new Event("change"))`,
			func(f api.Finding) bool { return f.Subject.Component == "Osier Mesh" }},
		{"on a path", ticked(labeled("on a path")), onPath},
		{"new", ticked(labeled("new since the baseline")), func(f api.Finding) bool { return f.Status == api.StatusNew }},
		{"tile", `document.querySelector(".tile:nth-child(2)").click()`, func(f api.Finding) bool { return f.Severity == api.High }},
		{"unresolved", ticked("#paths [data-fix='0']") + ";" + ticked(labeled("not resolved by chosen fixes")),
			func(f api.Finding) bool { return !slices.Contains(r.Fixes[0].Findings, f.ID) }},
	}
	p := open(t, b, r, 1280)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			value[any](t, p, "{"+tt.script+"; null}")
			want := []string{}
			for _, f := range r.Findings {
				if tt.want(f) {
					want = append(want, fmt.Sprint(f.Rank))
				}
			}
			if diff := cmp.Diff(want, texts(t, p, ".finding .rank")); diff != "" {
				t.Error(diff)
			}
			count := fmt.Sprintf("%d of 40 findings shown", len(want))
			if got := texts(t, p, "#count"); !cmp.Equal(got, []string{count}) {
				t.Errorf("count %q, want %q", got, count)
			}
			p.click(t, "#reset-filter")
			if got := len(texts(t, p, ".finding")); got != len(r.Findings) {
				t.Errorf("%d findings after a reset", got)
			}
		})
	}
}

// typed is a script that types into the search field.
func typed(text string) string {
	return fmt.Sprintf(`const s = document.querySelector("#search"); s.value = %q; s.dispatchEvent(new Event("input"))`, text)
}

func ticked(selector string) string {
	return fmt.Sprintf("document.querySelector(%q).click()", selector)
}

// labeled finds the checkbox of a label, which the tests name by its text.
func labeled(text string) string {
	place := map[string]string{"on a path": "1", "not resolved by chosen fixes": "2", "new since the baseline": "3"}[text]
	return "#findings form > .tick:nth-child(" + place + " of .tick) input"
}

func sortingOrders(t *testing.T, b chromium) {
	r := small().report()
	p := open(t, b, r, 1280)
	tests := []struct {
		column int
		key    func(api.Finding) string
	}{
		{3, func(f api.Finding) string {
			return f.Subject.Component + " " + f.Subject.Namespace + " " + f.Subject.Name
		}},
		{4, func(f api.Finding) string { return f.Policy + " " + f.Message }},
		{1, func(f api.Finding) string { return fmt.Sprintf("%04d", f.Rank) }},
	}
	p.click(t, "#finding-6 .opener")
	for _, tt := range tests {
		want := slices.Clone(r.Findings)
		slices.SortStableFunc(want, func(x, y api.Finding) int { return strings.Compare(tt.key(x), tt.key(y)) })
		head := fmt.Sprintf(".findings th:nth-child(%d)", tt.column)
		for _, order := range []string{"ascending", "descending"} {
			p.do(t, chromedp.Click(chromedp.CSS(head+" button")))
			if diff := cmp.Diff(ranks(want, order), texts(t, p, ".finding .rank")); diff != "" {
				t.Errorf("column %d %s: %s", tt.column, order, diff)
			}
			if got := value[string](t, p, fmt.Sprintf("document.querySelector(%q).ariaSort", head)); got != order {
				t.Errorf("column %d says it is %q", tt.column, got)
			}
			if got := texts(t, p, "#finding-6 + .unfolded"); len(got) != 1 {
				t.Error("what was unfolded is not below its finding")
			}
		}
	}
}

// ranks lists the ranks of findings; those that are equal stay in their order.
func ranks(findings []api.Finding, order string) []string {
	if order == "descending" {
		findings = slices.Clone(findings)
		slices.Reverse(findings)
	}
	var all []string
	for _, f := range findings {
		all = append(all, fmt.Sprint(f.Rank))
	}
	return all
}
