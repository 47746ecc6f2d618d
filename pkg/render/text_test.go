package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWidth(t *testing.T) {
	tests := []struct {
		name, in string
		want     int
	}{
		{"ascii", "abc", 3},
		{"wide", "観測", 4},
		{"half width", "ｶﾅ", 2},
		{"combining", "cafe\u0301", 4},
		{"emoji", "🚀", 2},
		{"flag", "🇩🇪", 2},
		{"ambiguous is narrow", "·…", 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := width(tt.in); got != tt.want {
				t.Errorf("width(%q) = %d, want %d", tt.in, got, tt.want)
			}
		})
	}
}

func TestHang(t *testing.T) {
	tests := []struct {
		name, prefix string
		indent       int
		text         string
		limit        int
		want         []string
	}{
		{"no limit", "- ", 2, "a b c", 0, []string{"- a b c"}},
		{"exact", "", 0, "aaa bbb", 7, []string{"aaa bbb"}},
		{"one too narrow", "", 0, "aaa bbb", 6, []string{"aaa", "bbb"}},
		{"indent", "x: ", 3, "aaa bbb", 7, []string{"x: aaa", "   bbb"}},
		{"wide characters", "", 0, "観測 観測", 8, []string{"観測", "観測"}},
		{"word wider than the rest moves left", "    ", 4, "aaaaaa b", 8, []string{"  aaaaaa", "    b"}},
		{"word wider than all is not broken", "    ", 4, "aaaaaaaaaa b", 8, []string{"aaaaaaaaaa", "    b"}},
		{"after a prefix", "low ", 4, "aaaaaaa", 8, []string{"low ", " aaaaaaa"}},
		{"nothing", "", 0, "", 8, []string{""}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := hang(tt.prefix, tt.indent, prose(tt.text), tt.limit)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestListBreaksBetweenItems(t *testing.T) {
	items := []string{"12 nodes", "118 policies", "a very long item of its own"}
	want := []string{"12 nodes ·", "118 policies · a very", "long item of its own"}
	if diff := cmp.Diff(want, wrap(list(items, 24), 24)); diff != "" {
		t.Error(diff)
	}
	if got := strings.Join(wrap(list(items, 0), 0), "\n"); got != "12 nodes · 118 policies · a very long item of its own" {
		t.Errorf("without limit: %q", got)
	}
}

func TestShare(t *testing.T) {
	tests := []struct {
		name               string
		budget             int
		wants, least, want []int
	}{
		{"enough for all", 100, []int{20, 30}, []int{5, 5}, []int{20, 30}},
		{"equal parts", 41, []int{50, 50}, []int{5, 5}, []int{21, 20}},
		{"the modest leave more to the others", 60, []int{10, 80}, []int{5, 5}, []int{10, 50}},
		{"a long word needs more", 60, []int{80, 80}, []int{5, 40}, []int{20, 40}},
		{"words too long for the budget do not count", 60, []int{80, 80}, []int{30, 40}, []int{30, 30}},
		{"nothing to give", 0, []int{5}, []int{0}, []int{0}},
		{"less than nothing", -7, []int{5, 6}, []int{1, 2}, []int{0, 0}},
		{"no columns", 9, nil, nil, []int{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, share(tt.budget, tt.wants, tt.least)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// The column must not depend on the locale, as tablewriter's default does.
func TestDrawTakesAmbiguousCharactersForNarrow(t *testing.T) {
	lines, err := draw([][]string{{"a…·", "b"}, {"観測", "c"}, {"cafe\u0301", "d"}})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"a…·   b", "観測  c", "cafe\u0301  d"}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

func TestCounted(t *testing.T) {
	tests := map[string]string{
		counted(0, "node"): "0 nodes", counted(1, "node"): "1 node", counted(2, "policy"): "2 policies", counted(1, "policy"): "1 policy",
	}
	for got, want := range tests {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
