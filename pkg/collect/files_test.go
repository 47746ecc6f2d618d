package collect

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// unpack writes the files of a txtar archive into a folder and goes there, so
// that names in messages are short.
func unpack(t *testing.T, archive string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for _, f := range txtar.Parse([]byte(archive)).Files {
		if err := os.MkdirAll(filepath.Dir(f.Name), 0o700); err != nil {
			t.Fatal(err)
		}
		data := f.Data
		if strings.HasSuffix(f.Name, ".gz") {
			data = pack(t, data)
		}
		if err := os.WriteFile(f.Name, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func pack(t *testing.T, data []byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(data); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

// folder has one object in each file.
const folder = `
-- a.yaml --
{kind: Pod, apiVersion: v1, metadata: {name: a}}
-- b.json --
{"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "b"}}
-- c.yml.gz --
{kind: Pod, apiVersion: v1, metadata: {name: c}}
-- d.txt --
{kind: Pod, apiVersion: v1, metadata: {name: d}}
-- logs.txt.gz --
{kind: Pod, apiVersion: v1, metadata: {name: z}}
-- sub/e.yaml --
{kind: Pod, apiVersion: v1, metadata: {name: e}}
-- sub/deep/f.yaml --
{kind: Pod, apiVersion: v1, metadata: {name: f}}
-- empty/README --
-- above/sub/g.yaml --
{kind: Pod, apiVersion: v1, metadata: {name: g}}
-- dump/nodes.json --
{"kind":"NodeList","apiVersion":"v1","items":[{"metadata":{"name":"n"}}]}
-- dump/kube-system/pods.json --
{"kind":"PodList","apiVersion":"v1","items":[{"metadata":{"name":"p","namespace":"kube-system"}}]}
-- dump/kube-system/events.json --
{"kind":"EventList","apiVersion":"v1","items":[]}
-- dump/kube-system/coredns/logs.txt --
[INFO] plugin
-- gather/namespaces/x/core/pods.yaml --
kind: PodList
apiVersion: v1
items: [{metadata: {name: q, namespace: x}}]
-- gather/cluster-scoped-resources/core/nodes/m.yaml --
{kind: Node, apiVersion: v1, metadata: {name: m}}
-- k/kustomization.yaml --
namePrefix: x-
resources: [r.yaml]
-- k/r.yaml --
{kind: ServiceAccount, apiVersion: v1, metadata: {name: r}}
`

func TestFilePaths(t *testing.T) {
	tests := []struct {
		name    string
		options FileOptions
		want    []string
		err     string
	}{
		{"a file", FileOptions{Filenames: []string{"a.yaml"}}, []string{"Pod/a"}, ""},
		{"a file with another extension", FileOptions{Filenames: []string{"d.txt"}}, []string{"Pod/d"}, ""},
		{"a folder", FileOptions{Filenames: []string{"."}}, []string{"Pod/a", "Pod/b", "Pod/c"}, ""},
		{"a folder and those in it", FileOptions{Filenames: []string{"sub"}, Recursive: true}, []string{"Pod/e", "Pod/f"}, ""},
		{"a link to a folder", FileOptions{Filenames: []string{"link"}}, []string{"Pod/e"}, ""},
		{"a pattern", FileOptions{Filenames: []string{"*.y*ml*"}}, []string{"Pod/a", "Pod/c"}, ""},
		{"several, one of them twice", FileOptions{Filenames: []string{"a.yaml", "b.json", "a.yaml"}}, []string{"Pod/a", "Pod/b"}, ""},
		{"standard input", FileOptions{Filenames: []string{"-"}, Stdin: strings.NewReader("kind: Node\nmetadata: {name: s}\n")}, []string{"Node/s"}, ""},
		{"a cluster-info dump", FileOptions{Filenames: []string{"dump"}}, []string{"Node/n", "Pod/kube-system/p"}, ""},
		{"a must-gather", FileOptions{Filenames: []string{"gather"}}, []string{"Node/m", "Pod/x/q"}, ""},
		{"a kustomization", FileOptions{Kustomize: "k"}, []string{"ServiceAccount/x-r"}, ""},
		{"a missing file keeps nothing back", FileOptions{Filenames: []string{"none.yaml", "a.yaml"}}, []string{"Pod/a"}, `the path "none.yaml" does not exist`},
		{"a pattern without a match", FileOptions{Filenames: []string{"z*"}}, nil, `the path "z*" does not exist`},
		{"a bad pattern", FileOptions{Filenames: []string{"[z"}}, nil, `the pattern "[z" is not valid`},
		{"an empty folder", FileOptions{Filenames: []string{"empty"}}, nil, `the folder "empty" holds no manifests (.json .yaml .yml, or those with .gz)`},
		{"a folder of folders", FileOptions{Filenames: []string{"above"}}, nil, "did you mean -R"},
		{"nothing", FileOptions{}, nil, "must specify one of -f and -k"},
		{"both", FileOptions{Filenames: []string{"a.yaml"}, Kustomize: "k"}, nil, "-k cannot be used with -f or -R"},
		{"no kustomization", FileOptions{Kustomize: "sub"}, nil, "read sub: unable to find one of 'kustomization.yaml'"},
	}
	unpack(t, folder)
	if err := os.Symlink("sub", "link"); err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			sink := &recorder{}
			_, err := Files(tt.options).Read(t.Context(), sink)
			if (err == nil) != (tt.err == "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Errorf("error %v, want %q", err, tt.err)
			}
			if diff := cmp.Diff(tt.want, sink.names(t)); diff != "" {
				t.Errorf("objects (-want +got):\n%s", diff)
			}
		})
	}
}

func TestFileContents(t *testing.T) {
	tests := []struct {
		name string
		file string
		want []string
		gaps []string
	}{
		{"kinds that no audit uses", "f.yaml\nkind: Secret\napiVersion: v1\ndata: {a: 1}\n---\nkind: Event\napiVersion: v1\n---\nkind: Role\napiVersion: other/v1\n", nil, nil},
		{"kind of another group", "f.yaml\nkind: Service\napiVersion: serving.knative.dev/v1\nmetadata: {name: a}\n", nil, nil},
		{"old versions", `f.yaml
kind: List
items:
- {kind: Deployment, apiVersion: extensions/v1beta1, metadata: {name: a}, spec: {rollbackTo: {revision: 1}}}
- {kind: DaemonSet, apiVersion: apps/v1beta2, metadata: {name: b}, spec: {templateGeneration: 2}}
- {kind: CronJob, apiVersion: batch/v1beta1, metadata: {name: c}}
- {kind: NetworkPolicy, apiVersion: extensions/v1beta1, metadata: {name: d}}
- {kind: ClusterRole, apiVersion: rbac.authorization.k8s.io/v1alpha1, metadata: {name: e}}
- {kind: PriorityClass, apiVersion: scheduling.k8s.io/v1beta1, metadata: {name: f}}
- {kind: CustomResourceDefinition, apiVersion: apiextensions.k8s.io/v1beta1, metadata: {name: g}, spec: {any: 1}}
`, []string{"ClusterRole/e", "CronJob/c", "CustomResourceDefinition/g", "DaemonSet/b", "Deployment/a", "NetworkPolicy/d", "PriorityClass/f"}, nil},
		{"an object in two versions", "f.yaml\nkind: List\nitems:\n- {kind: Deployment, apiVersion: extensions/v1beta1, metadata: {name: a}}\n- {kind: Deployment, apiVersion: apps/v1, metadata: {name: a}}\n",
			[]string{"Deployment/a"}, nil},
		{"two objects of one name", "f.yaml\nkind: Pod\nmetadata: {name: a}\n---\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true}\n",
			[]string{"Pod/a"}, []string{"object invalid f.yaml:4: Pod a was read before with other content: only the first one was looked at"}},
		{"objects without a name", "f.yaml\nkind: Pod\nmetadata: {generateName: a}\n---\nkind: Pod\nmetadata: {generateName: a}\n", []string{"Pod/", "Pod/"}, nil},
		{"bare array, kind by the file's name", "ns_core_v1_clusterroles.json\n[{\"metadata\":{\"name\":\"a\"}}]", []string{"ClusterRole/a"}, nil},
		{"bare array, no kind", "x.json\n[{\"metadata\":{\"name\":\"a\"}}]", nil, []string{"file unrecognized x.json: unrecognized: it holds no Kubernetes object (line 1: no kind)"}},
		{"no object at all", "pods.json\n{\"Items\": []}", nil, []string{"file unrecognized pods.json: unrecognized: it holds no Kubernetes object (line 1: no kind)"}},
		{"empty file", "f.yaml\n# nothing\n", nil, []string{"file unrecognized f.yaml: unrecognized: it holds no Kubernetes object"}},
		{"empty list", "f.yaml\nkind: PodList\napiVersion: v1\nitems: []\n", nil, nil},
		{"documents without a kind", "f.yaml\nkind: Node\nmetadata: {name: a}\n---\na: 1\n---\nb: 2\n", []string{"Node/a"}, []string{"object invalid f.yaml:4: a document has no kind ×2"}},
		{"invalid YAML", "f.yaml\nkind: Pod\nspec:\n\ta: 1\n---\nkind: Node\nmetadata: {name: a}\n", []string{"Node/a"},
			[]string{"object invalid f.yaml:3: invalid YAML: found character that cannot start any token"}},
		{"invalid YAML without a kind", "f.yaml\na: b: c\n", nil, []string{"object invalid f.yaml:1: invalid YAML: mapping values are not allowed in this context"}},
		{"a field of the wrong type", "f.yaml\n\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: maybe}\n", nil,
			[]string{"object invalid f.yaml:2: Pod: json: cannot unmarshal string into Go struct field PodSpec.spec.hostPID of type bool"}},
		{"a placeholder for a quantity", "f.yaml\nkind: Pod\nmetadata: {name: a}\nspec: {hostPID: true, containers: [{image: i, resources: {limits: {cpu: $CPU}}}]}\n", []string{"Pod/a"},
			[]string{"object invalid f.yaml:1: Pod a: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$' (its resources were not looked at)"}},
		{"unknown fields", "f.yaml\nkind: Pod\nspec:\n  containers:\n  - privileged: true\n  - privileged: true\nstatus: {x: 1}\nmetadata: {x: 1}\n---\nkind: Pod\nspec: {hostPid: true}\n", []string{"Pod/", "Pod/"},
			[]string{"field unknown-field Pod spec.containers[].privileged: this field is not known, so it was not looked at ×2",
				"field unknown-field Pod spec.hostPid: this field is not known, so it was not looked at"}},
		{"a report", "f.json\n{\"kind\":\"AuditReport\",\"apiVersion\":\"sysaudit.dev/v1alpha1\"}", nil, []string{"object unrecognized f.json:1: a document of kind AuditReport is nothing to audit"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			name, text, _ := strings.Cut(tt.file, "\n")
			unpack(t, "-- "+name+" --\n"+text)
			sink := &recorder{}
			cluster, err := Files(FileOptions{Filenames: []string{name}}).Read(t.Context(), sink)
			if err != nil {
				t.Error(err)
			}
			if diff := cmp.Diff(Cluster{Source: []string{name}}, cluster); diff != "" {
				t.Errorf("cluster (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.want, sink.names(t)); diff != "" {
				t.Errorf("objects (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.gaps, sink.gapLines()); diff != "" {
				t.Errorf("gaps (-want +got):\n%s", diff)
			}
		})
	}
}

// A snapshot holds some controllers without their templates.
func TestControllersWithAndWithoutTemplate(t *testing.T) {
	unpack(t, "-- f.yaml --\nkind: ReplicaSet\nmetadata: {name: a}\nspec: {replicas: 1}\n---\nkind: ReplicaSet\nmetadata: {name: b}\n")
	sink := &recorder{}
	if _, err := Files(FileOptions{Filenames: []string{"f.yaml"}}).Read(t.Context(), sink); err != nil {
		t.Fatal(err)
	}
	want := []string{"*v1.ReplicaSet", "*v1.PartialObjectMetadata"}
	var got []string
	for _, o := range sink.objects {
		got = append(got, fmt.Sprintf("%T", o.Object))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("types (-want +got):\n%s", diff)
	}
}

func TestFilesKnowWhereObjectsStand(t *testing.T) {
	unpack(t, "-- f.yaml --\n# head\nkind: List\nitems:\n- kind: Pod\n  spec:\n    hostPID: true\n    hostPid: true\n")
	sink := &recorder{}
	if _, err := Files(FileOptions{Filenames: []string{"f.yaml"}}).Read(t.Context(), sink); err != nil {
		t.Fatal(err)
	}
	origin := sink.objects[0].Origin
	if origin.File != "f.yaml" || origin.Line != 4 || origin.Lines("spec.hostPID")[0] != 6 {
		t.Errorf("origin %s:%d, field on line %v", origin.File, origin.Line, origin.Lines("spec.hostPID"))
	}
	if gap := sink.gaps[0]; gap.File != "f.yaml" || gap.Line != 7 {
		t.Errorf("gap at %s:%d", gap.File, gap.Line)
	}
}

func TestFilesThatCannotBeReadToTheEnd(t *testing.T) {
	unpack(t, "-- a.yaml --\n{kind: Node, metadata: {name: z}}\n")
	packed := pack(t, append([]byte("{\"kind\":\"Pod\",\"metadata\":{\"name\":\"a\"}}\n# "), bytes.Repeat([]byte("x"), 1000)...))
	if err := os.WriteFile("cut.gz", packed[:len(packed)-9], 0o600); err != nil {
		t.Fatal(err)
	}
	sink := &recorder{}
	_, err := Files(FileOptions{Filenames: []string{"cut.gz", "a.yaml"}}).Read(t.Context(), sink)
	if err == nil || err.Error() != "read cut.gz: unexpected EOF" {
		t.Errorf("error %v", err)
	}
	if diff := cmp.Diff([]string{"Node/z", "Pod/a"}, sink.names(t)); diff != "" {
		t.Errorf("objects (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"file unreadable read cut.gz: unexpected EOF"}, sink.gapLines()); diff != "" {
		t.Errorf("gaps (-want +got):\n%s", diff)
	}
}

func TestFilesFromURL(t *testing.T) {
	attempts := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		attempts++
		switch r.URL.Path {
		case "/a.yaml":
			_, _ = io.WriteString(w, "kind: Pod\nmetadata: {name: a}\n")
		case "/later.yaml":
			if attempts < 3 {
				w.WriteHeader(http.StatusBadGateway)
			}
		default:
			w.WriteHeader(http.StatusNotFound)
		}
	}))
	defer server.Close()
	sink := &recorder{}
	_, err := Files(FileOptions{Filenames: []string{server.URL + "/a.yaml", server.URL + "/none"}}).Read(t.Context(), sink)
	if want := "read " + server.URL + "/none: the server answers 404 Not Found"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if diff := cmp.Diff([]string{"Pod/a"}, sink.names(t)); diff != "" {
		t.Errorf("objects (-want +got):\n%s", diff)
	}
	for path, want := range map[string]int{"/none": 1, "/later.yaml": 3} {
		attempts = 0
		body, err := download{attempts: 3}.get(t.Context(), server.URL+path)
		if err == nil {
			_ = body.Close()
		}
		if attempts != want || (err == nil) != (path == "/later.yaml") {
			t.Errorf("%s: %d attempts, %v", path, attempts, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (download{attempts: 3, wait: 1 << 40}).get(ctx, server.URL+"/later.yaml"); err == nil {
		t.Error("no error after the context ended")
	}
}
