package cli

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"math/rand/v2"
	"regexp"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/examples"
)

// TestOrderOfInputDoesNotMatter audits the recorded cluster with its objects in
// any order, and expects the same bytes each time.
func TestOrderOfInputDoesNotMatter(t *testing.T) {
	recorded := items(t)
	want := auditOf(t, recorded)
	if len(want) < 10_000 {
		t.Fatalf("the report has only %d bytes", len(want))
	}
	for seed := range uint64(5) {
		// The first and the last item say that it is a snapshot.
		inner := recorded[1 : len(recorded)-1]
		rand.New(rand.NewPCG(seed, 0)).Shuffle(len(inner), func(i, j int) { inner[i], inner[j] = inner[j], inner[i] })
		if diff := cmp.Diff(want, auditOf(t, recorded)); diff != "" {
			t.Fatalf("seed %d:\n%s", seed, diff)
		}
	}
}

// items are the objects of the recorded cluster.
func items(t *testing.T) []json.RawMessage {
	t.Helper()
	unpacked, err := gzip.NewReader(bytes.NewReader(examples.Demo()))
	if err != nil {
		t.Fatal(err)
	}
	var list struct {
		Items []json.RawMessage `json:"items"`
	}
	if err := json.NewDecoder(unpacked).Decode(&list); err != nil {
		t.Fatal(err)
	}
	return list.Items
}

// auditOf is the JSON report of a list, without its time.
func auditOf(t *testing.T, items []json.RawMessage) string {
	t.Helper()
	list, err := json.Marshal(map[string]any{"apiVersion": "v1", "kind": "List", "items": items})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	streams := genericiooptions.IOStreams{In: bytes.NewReader(list), Out: &out, ErrOut: io.Discard}
	if code := Main(t.Context(), []string{"-f", "-", "-o", "json"}, streams); code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	return regexp.MustCompile(`"generatedAt": "[^"]*"`).ReplaceAllString(out.String(), "")
}
