package render

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/yaml"
)

func TestFoldFlow(t *testing.T) {
	tests := []struct {
		name, line string
		limit      int
		want       string
	}{
		{"fits", "a: {b: c, d: e}", 15, "a: {b: c, d: e}"},
		{"no limit", "a: {b: c, d: e}", 0, "a: {b: c, d: e}"},
		{"map", "  a: {b: c, d: e, f: g}", 20, "  a: {b: c, d: e,\n      f: g}"},
		{"twice", "- {b: [cccc, dddd], e: [ffff, gggg]}", 16, "- {b: [cccc,\n    dddd],\n    e: [ffff,\n    gggg]}"},
		{"not in quotes", `a: {b: "x, y, z", c: d}`, 14, `a: {b: "x, y, z", c: d}`},
		{"before quotes", `a: {bcde: f, c: "x, y"}`, 18, "a: {bcde: f,\n    c: \"x, y\"}"},
		{"plain text", "a: one, two, three, four", 10, "a: one, two, three, four"},
		{"comment", "a: b # {one, two, three}", 10, "a: b # {one, two, three}"},
		{"no comma", "a: {bbbbbbbbbbbbbbbbbbbbbbbb}", 10, "a: {bbbbbbbbbbbbbbbbbbbbbbbb}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := strings.Join(foldFlow(tt.line, tt.limit), "\n")
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(parsed(t, tt.line), parsed(t, got)); diff != "" {
				t.Errorf("it means something else (-want +got):\n%s", diff)
			}
		})
	}
}

func parsed(t *testing.T, text string) any {
	t.Helper()
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	return value
}
