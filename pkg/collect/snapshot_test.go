package collect

import (
	"bytes"
	"errors"
	"net/http"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// recorded is a snapshot of a server with secrets where none should be seen.
func recorded(t *testing.T) (*server, []byte) {
	t.Helper()
	s := newServer(t)
	s.pods = pods(25)
	for i := range s.pods {
		pod := &s.pods[i]
		pod.Annotations = map[string]string{"kubectl.kubernetes.io/last-applied-configuration": "hush", "kubernetes.io/config.mirror": "kept"}
		pod.Spec.Containers[0].Env = []corev1.EnvVar{{Name: "TOKEN", Value: "hush"}}
		pod.Spec.InitContainers = []corev1.Container{{Name: "i", Env: []corev1.EnvVar{{Name: "TOKEN", Value: "hush"}}}}
		pod.ManagedFields[0].FieldsV1.SetRawString(`{"f:hush":{}}`)
		pod.Status.HostIP = "hush"
		pod.ResourceVersion, pod.Generation, pod.CreationTimestamp = "1", 1, metav1.Unix(1, 0)
	}
	s.intercept = func(w http.ResponseWriter, r *http.Request) bool {
		return strings.HasSuffix(r.URL.Path, "/roles") && s.fail(w, http.StatusForbidden, metav1.StatusReasonForbidden, "no", "")
	}
	var out bytes.Buffer
	if err := Snapshot(t.Context(), Live(flags(t, s.URL), Options{ChunkSize: 10, InOrder: true}), &out); err != nil {
		t.Fatal(err)
	}
	return s, out.Bytes()
}

func TestSnapshotReadsLikeTheCluster(t *testing.T) {
	s, text := recorded(t)
	live, want, err := readLive(t.Context(), t, s, Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.WriteFile("c.json.gz", pack(t, text), 0o600); err != nil {
		t.Fatal(err)
	}
	sink := &recorder{}
	got, err := Files(FileOptions{Filenames: []string{"c.json.gz"}}).Read(t.Context(), sink)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("cluster (-live +snapshot):\n%s", diff)
	}
	if diff := cmp.Diff(live.names(t), sink.names(t)); diff != "" {
		t.Errorf("objects (-live +snapshot):\n%s", diff)
	}
	if diff := cmp.Diff(live.gaps, sink.gaps); diff != "" {
		t.Errorf("gaps (-live +snapshot):\n%s", diff)
	}
	if diff := cmp.Diff(live.read, sink.read); diff != "" {
		t.Errorf("resources read (-live +snapshot):\n%s", diff)
	}
	for _, o := range sink.objects {
		if diff := cmp.Diff(manifest.Origin{}, o.Origin); diff != "" {
			t.Fatalf("origin (-live +snapshot):\n%s", diff)
		}
	}
}

func TestSnapshotHoldsNothingSecret(t *testing.T) {
	s, text := recorded(t)
	for _, unwanted := range []string{"hush", "resourceVersion", "generation", "creationTimestamp"} {
		if bytes.Contains(text, []byte(unwanted)) {
			t.Errorf("%s in %s", unwanted, text[:2000])
		}
	}
	for _, want := range []string{`"name":"TOKEN"`, `"kubernetes.io/config.mirror":"kept"`, `"phase":"Running"`, `"uid":"u"`} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	var again bytes.Buffer
	if err := Snapshot(t.Context(), Live(flags(t, s.URL), Options{InOrder: true}), &again); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(text, again.Bytes()) {
		t.Error("a second snapshot differs")
	}
}

func TestSnapshotThatWasCut(t *testing.T) {
	_, text := recorded(t)
	t.Chdir(t.TempDir())
	lines := bytes.SplitAfter(text, []byte("\n"))
	if err := os.WriteFile("c.json", bytes.Join(lines[:5], nil), 0o600); err != nil {
		t.Fatal(err)
	}
	sink := &recorder{}
	if _, err := Files(FileOptions{Filenames: []string{"c.json"}}).Read(t.Context(), sink); err != nil {
		t.Fatal(err)
	}
	want := []string{
		"object invalid c.json:1: the text ends in the middle of an object",
		"file unreadable read c.json: the snapshot has no end: what comes after its last object is missing",
	}
	if diff := cmp.Diff(want, sink.gapLines()); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(3, len(sink.objects)); diff != "" {
		t.Errorf("objects (-want +got):\n%s", diff)
	}
}

// full is a disk without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestSnapshotOnFullDisk(t *testing.T) {
	s := newServer(t)
	s.pods = pods(2000)
	err := Snapshot(t.Context(), Live(flags(t, s.URL), Options{ChunkSize: 10, InOrder: true}), full{})
	if err == nil || err.Error() != "write snapshot: no space left" {
		t.Errorf("error %v", err)
	}
	if n := s.listsOf("/api/v1/pods"); n > 100 {
		t.Errorf("read on for %d pages", n)
	}
}

func TestSnapshotOfSourceThatFails(t *testing.T) {
	var out bytes.Buffer
	err := Snapshot(t.Context(), Files(FileOptions{Filenames: []string{"/nonexistent"}}), &out)
	if err == nil || strings.Contains(out.String(), kindSnapshotEnd) {
		t.Errorf("error %v, output %s", err, out.String())
	}
}
