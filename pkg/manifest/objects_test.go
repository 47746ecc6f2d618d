package manifest

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
)

// read gives one line for each document: line apiVersion kind name, or error.
func read(t *testing.T, r io.Reader) []string {
	t.Helper()
	var got []string
	for d, err := range Objects("f", r) {
		if err == nil {
			var text []byte
			if text, err = d.JSON(); err == nil {
				got = append(got, fmt.Sprintf("%d %s %s %s", d.Line, d.APIVersion, d.Kind, name(t, text)))
				continue
			}
		}
		got = append(got, "error "+err.Error())
	}
	return got
}

func name(t *testing.T, text []byte) string {
	t.Helper()
	var object struct{ Metadata struct{ Name string } }
	if err := json.Unmarshal(text, &object); err != nil {
		t.Fatalf("decode %s: %v", text, err)
	}
	return object.Metadata.Name
}

func TestObjects(t *testing.T) {
	const pod = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n"
	tests := []struct {
		name  string
		input string
		want  []string
	}{
		{"nothing", "", nil},
		{"comments only", "# a\n---\n# b\n...\n", nil},
		{"one document", pod, []string{"1 v1 Pod a"}},
		{"documents after comments, empty ones and directives",
			"# head\n---\n---\n%YAML 1.1\n---\n# more\n" + pod + "...\n---\n" + pod,
			[]string{"7 v1 Pod a", "13 v1 Pod a"}},
		{"content on the marker's line", "--- {kind: Pod, apiVersion: v1, metadata: {name: a}}\n---  # c\n" + pod,
			[]string{"1 v1 Pod a", "3 v1 Pod a"}},
		{"markers inside a block stay", "kind: ConfigMap\ndata:\n  x: |\n    ---\n    kind: No\n    items:\n    - b\n",
			[]string{"1  ConfigMap "}},
		{"windows line ends", strings.ReplaceAll(pod+"---\n"+pod, "\n", "\r\n"), []string{"1 v1 Pod a", "6 v1 Pod a"}},
		{"indented document", "  kind: Pod\n  metadata:\n    name: a\n", []string{"1  Pod a"}},
		{"byte order mark", "\ufeff" + pod, []string{"1 v1 Pod a"}},
		{"quoted kind with comment", "'kind': \"Pod\" # yes\n", []string{"1  Pod "}},
		{"merged kind", "x: &x {kind: Pod}\n<<: *x\n", []string{"1  Pod "}},
		{"null", "---\nnull\n---\nkind: Pod\n", []string{"4  Pod "}},
		{"a scalar", "hello\n", []string{`error f:1: neither an object nor a list`}},

		{"list as kubectl prints it", "apiVersion: v1\nitems:\n- apiVersion: v1\n  kind: Pod\n  metadata:\n    name: a\n" +
			"- apiVersion: v1\n  kind: Node\n  metadata: {name: b}\nkind: List\nmetadata:\n  resourceVersion: \"\"\n",
			[]string{"3 v1 Pod a", "7 v1 Node b"}},
		{"indented items and a comment", "kind: List\nitems: # all\n  # first\n  - kind: Pod\n    metadata:\n      name: a\n\n  -\n    kind: Node\n",
			[]string{"4  Pod a", "8  Node "}},
		{"typed list, kind last", "apiVersion: v1\nitems:\n- metadata:\n    name: a\n- metadata:\n    name: b\nkind: PodList\n",
			[]string{"3 v1 Pod a", "5 v1 Pod b"}},
		{"typed list, kind first", "apiVersion: rbac/v1\nkind: ClusterRoleList\nitems:\n- metadata:\n    name: a\n",
			[]string{"4 rbac/v1 ClusterRole a"}},
		{"list in a list", "kind: List\nitems:\n- kind: PodList\n  apiVersion: v1\n  items:\n  - metadata:\n      name: a\n- kind: Node\n",
			[]string{"6 v1 Pod a", "8  Node "}},
		{"empty list", "kind: PodList\napiVersion: v1\nitems: []\n", []string{"1 v1 PodList "}},
		{"null list", "kind: PodList\napiVersion: v1\nitems:\n", []string{"1 v1 PodList "}},
		{"list in flow style", "kind: List\nitems: [{kind: Pod, metadata: {name: a}},\n  {kind: Node}]\n", []string{"2  Pod a", "3  Node "}},
		{"anchor between items", "kind: List\nitems:\n- kind: Pod\n  metadata: {name: z}\n- kind: Pod\n  metadata: &m\n    name: a\n- kind: Node\n  metadata: *m\n",
			[]string{"3  Pod z", "5  Pod a", "8  Node a"}},
		{"bare sequence", "- kind: Pod\n- kind: Node\n", []string{"1  Pod ", "2  Node "}},
		{"items of something else", "kind: Queue\nitems:\n- a\n- b\n", []string{"1  Queue "}},
		{"broken item hides no other", "kind: List\nitems:\n- kind: Pod\n- kind: [\n- kind: Node\n",
			[]string{"3  Pod ", "error f:4: invalid YAML: did not find expected node content", "5  Node "}},
		{"broken document hides no other", "a: b: c\n---\n" + pod,
			[]string{"error f:1: invalid YAML: mapping values are not allowed in this context", "3 v1 Pod a"}},
		{"duplicate key", "---\nkind: Pod\nspec:\n  a: 1\n  a: 2\n", []string{`error f:5: invalid YAML: key "a" already set in map`}},
		{"tab", "kind: Pod\nspec:\n\ta: 1\n", []string{"error f:3: invalid YAML: found character that cannot start any token"}},

		{"JSON object", `{"kind":"Pod","metadata":{"name":"a"}}`, []string{"1  Pod a"}},
		{"JSON objects in a row", `{"kind":"Pod"}{"kind":"Node"}` + "\n\n" + `{"kind":"Role"}`, []string{"1  Pod ", "1  Node ", "3  Role "}},
		{"JSON and YAML in turn", "{\"kind\":\"Pod\"}\n---\nkind: Node\n---\n{\n\"kind\":\"Role\"}\n", []string{"1  Pod ", "3  Node ", "5  Role "}},
		{"JSON list, kind last", "{\n \"apiVersion\": \"v1\",\n \"items\": [\n  {\"metadata\": {\"name\": \"a\"}},\n  {\"metadata\": {\"name\": \"b\"}}\n ],\n \"kind\": \"PodList\"\n}",
			[]string{"4 v1 Pod a", "5 v1 Pod b"}},
		{"JSON list of lists", `{"kind":"List","items":[{"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"a"}}]},{"kind":"Node"}]}`,
			[]string{"1 v1 Pod a", "1  Node "}},
		{"empty JSON list", `{"kind":"PodList","apiVersion":"v1","items":[]}`, []string{"1 v1 PodList "}},
		{"null JSON list", `{"kind":"PodList","apiVersion":"v1","items":null}`, []string{"1 v1 PodList "}},
		{"bare array", `[{"metadata":{"name":"a"}}, null, {"kind":"Pod"}]`, []string{"1   a", "1  Pod "}},
		{"brackets in strings", `{"kind":"Pod","x":"}]\"{","metadata":{"name":"a"}}`, []string{"1  Pod a"}},
		{"JSON items of something else", `{"kind":"Queue","items":[1,2]}`, []string{"1  Queue "}},
		{"item that is no object", `{"kind":"List","items":[1,{"kind":"Pod"}]}`, []string{"error f:1: an item of the list is no object", "1  Pod "}},
		{"invalid item", "{\"kind\":\"List\",\"items\":[\n{\"kind\":\"Pod\",\n\"x\": nope},\n{\"kind\":\"Node\"}]}",
			[]string{"error f:3: invalid JSON: invalid character 'o' in literal null (expecting 'u')", "4  Node "}},
		{"item that does not close", "{\n  \"items\": [\n    {\n      \"kind\": \"Pod\",\n      \"x\": {\n    },\n    {\n      \"kind\": \"Node\"\n    }\n  ],\n  \"kind\": \"List\"\n}\n",
			[]string{"error f:3: a ']' closes nothing", "7  Node "}},
		{"last item that does not close", "{\n  \"items\": [\n    {},\n    {\"x\": \"y}\n  ],\n  \"kind\": \"PodList\"\n}\n",
			[]string{"error f:4: a string is not closed", "3  Pod "}},
		{"string that does not close", "{\"kind\":\"Pod}\n{\"kind\":\"Node\"}\n", []string{"error f:1: a string is not closed", "2  Node "}},
		{"JSON line that does not close", "{\"a\":{\"b\":1}\n{\"kind\":\"Node\"}\n", []string{"error f:1: a '{' where a key should be", "2  Node "}},
		{"JSON line that closes twice", "{\"kind\":\"Pod\"}}\n{\"kind\":\"Node\"}\n",
			[]string{"1  Pod ", "error f:1: invalid YAML: did not find expected node content", "2  Node "}},
		{"JSON cut off", "{\"kind\":\"List\",\"items\":[\n{\"kind\":\"Pod\"},\n{\"kind\":\"No", []string{"2  Pod ", "error f:3: the text ends in the middle of an object"}},
		{"binary", "\x7fELF\x00\x00", []string{"error f:1: neither YAML nor JSON: it holds NUL bytes; unpack an archive first"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, read(t, strings.NewReader(tt.input))); diff != "" {
				t.Errorf("documents (-want +got):\n%s", diff)
			}
		})
	}
}

func zipped(t *testing.T, text string) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func TestObjectsInOtherEncodings(t *testing.T) {
	const text = "kind: Pod\nmetadata:\n  name: ä\n"
	utf16 := func(endian unicode.Endianness) string {
		encoded, err := unicode.UTF16(endian, unicode.UseBOM).NewEncoder().String(text)
		if err != nil {
			t.Fatal(err)
		}
		return encoded
	}
	tests := map[string][]byte{
		"UTF-16 little endian": []byte(utf16(unicode.LittleEndian)),
		"UTF-16 big endian":    []byte(utf16(unicode.BigEndian)),
		"gzip":                 zipped(t, text),
		"UTF-16 in gzip":       zipped(t, utf16(unicode.LittleEndian)),
		"two gzip members":     append(zipped(t, text[:12]), zipped(t, text[12:])...),
	}
	for name, input := range tests {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff([]string{"1  Pod ä"}, read(t, bytes.NewReader(input))); diff != "" {
				t.Errorf("documents (-want +got):\n%s", diff)
			}
		})
	}
}

func TestObjectsOfTruncatedGzip(t *testing.T) {
	for _, format := range []string{"kind: Pod\n---\n# %s\n", "{\"kind\":\"Pod\"}\n# %s\n"} {
		// Text that does not compress puts the cut behind the first document.
		packed := zipped(t, fmt.Sprintf(format, strings.Repeat("kL8#q", 50000)))
		got := read(t, bytes.NewReader(packed[:len(packed)-200]))
		want := []string{"1  Pod ", "error read f: unexpected EOF"}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("documents (-want +got):\n%s", diff)
		}
	}
	if diff := cmp.Diff([]string{"error read f: unexpected EOF"}, read(t, bytes.NewReader(zipped(t, "x")[:5]))); diff != "" {
		t.Errorf("documents (-want +got):\n%s", diff)
	}
}

func TestObjectsStopsWhenTold(t *testing.T) {
	for _, input := range []string{"a: 1\n---\na: 2\n", `[{},{}]`, "kind: List\nitems:\n- kind: A\n- kind: B\n"} {
		n := 0
		for range Objects("f", strings.NewReader(input)) {
			n++
			break
		}
		if n != 1 {
			t.Errorf("%q: %d documents", input, n)
		}
	}
}

// endless repeats an item for as long as it is read, and fails if more is read
// than was asked for.
type endless struct {
	item string
	left int
}

func (e *endless) Read(to []byte) (int, error) {
	if e.left -= len(to); e.left < 0 {
		return 0, errors.New("read on")
	}
	for i := range to {
		to[i] = e.item[i%len(e.item)]
	}
	return len(to), nil
}

func TestObjectsReadsNoMoreThanItNeeds(t *testing.T) {
	heads := map[string]string{
		"kind: List\nitems:\n":            "- kind: Pod # 16\n",
		`{"kind":"List","items":[`:        `{"kind":"Pod"},  `,
		"{\"kind\":\"Pod\"}\n           ": "{\"kind\":\"Pod\"}\n ",
	}
	for head, item := range heads {
		stream := io.MultiReader(strings.NewReader(head), &endless{item: item, left: 1 << 20})
		n := 0
		for d, err := range Objects("f", stream) {
			if err != nil {
				t.Fatalf("%s: after %d: %v", head, n, err)
			}
			if d.Kind != "Pod" {
				t.Fatalf("%s: kind %q of %q", head, d.Kind, d.Text)
			}
			if n++; n == 100 {
				break
			}
		}
	}
}
