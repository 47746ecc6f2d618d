package manifest

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// Whatever is read, each document lies in the text, errors name the file and
// only the last one may be of another type, and the end is reached.
func FuzzObjects(f *testing.F) {
	for _, seed := range []string{
		"kind: List\nitems:\n- kind: Pod\n  a: &x 1\n- b: *x\n---\n{\"items\":[{\n  {}\n],\"kind\":\"PodList\"}\n",
		"[{\"a\":\"\\\"\"},{]\n[{}]", "- a\n- - b\n", "--- {a: b\n...\n\ufeff# c", "{\"items\":[{\"kind\":\"List\",\"items\":[{}]}]}",
		"items:\n  - kind: PodList\n    items:\n    -\n", "\x1f\x8b\x08", "\xff\xfek\x00", "{\"a\":{\"b\":1}\n{\"c\":2}}\n]", "a: |\n  b\n c\n\td",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, input string) {
		var last error
		for d, err := range Objects("f", strings.NewReader(input)) {
			var syntax *SyntaxError
			if last != nil && !errors.As(last, &syntax) {
				t.Fatalf("read on after %v", last)
			}
			last = err
			if err != nil {
				if !strings.Contains(err.Error(), "f") {
					t.Errorf("error %v", err)
				}
				continue
			}
			if d.Line < 1 || d.Line > 2+strings.Count(input, "\n") && !slices.ContainsFunc([]byte(input[:min(2, len(input))]), func(c byte) bool { return c == 0x1f || c >= 0xfe }) {
				t.Errorf("line %d of %q", d.Line, input)
			}
			_, _ = d.JSON()
			d.Lines("a.b", "items[0].a", "")
		}
	})
}
