package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// object is a recorded object that a test changes.
type object map[string]any

// at follows keys; it is nil if one of them is not there.
func (o object) at(keys ...string) any {
	var value any = map[string]any(o)
	for _, key := range keys {
		inner, _ := value.(map[string]any)
		value = inner[key]
	}
	return value
}

func (o object) text(keys ...string) string {
	text, _ := o.at(keys...).(string)
	return text
}

// owner is the kind of the controller.
func (o object) owner() string {
	owners, _ := o.at("metadata", "ownerReferences").([]any)
	if len(owners) == 0 {
		return ""
	}
	first, _ := owners[0].(map[string]any)
	return object(first).text("kind")
}

// recordedObjects are those of the demo, which a test may change.
func recordedObjects(t *testing.T) []object {
	t.Helper()
	var objects []object
	for _, item := range items(t) {
		var o object
		if err := json.Unmarshal(item, &o); err != nil {
			t.Fatal(err)
		}
		objects = append(objects, o)
	}
	return objects
}

// findingsOf audits objects: the subjects and policies of the findings by id.
func findingsOf(t *testing.T, objects []object) map[string]string {
	t.Helper()
	text, err := json.Marshal(map[string]any{"apiVersion": "v1", "kind": "List", "items": objects})
	if err != nil {
		t.Fatal(err)
	}
	report := auditText(t, string(text))
	ids := map[string]string{}
	for _, f := range report.Findings {
		ids[f.ID] = fmt.Sprintf("%s on %s %s/%s", f.Policy, f.Subject.Kind, f.Subject.Namespace, f.Subject.Name)
	}
	return ids
}

// replaceText changes a text wherever it stands in an object.
func (o object) replaceText(t *testing.T, pattern, with string) {
	t.Helper()
	text, err := json.Marshal(o)
	if err != nil {
		t.Fatal(err)
	}
	text = regexp.MustCompile(pattern).ReplaceAll(text, []byte(with))
	clear(o)
	if err := json.Unmarshal(text, &o); err != nil {
		t.Fatal(err)
	}
}

// TestFingerprintsSurvive changes the recorded cluster in ways that happen
// every day, and expects the same ids.
func TestFingerprintsSurvive(t *testing.T) {
	tests := []struct {
		name   string
		change func(*testing.T, []object) []object
	}{
		{"restarted pods, and later runs of the CronJobs", func(t *testing.T, objects []object) []object {
			return rerunJobs(t, restartPods(t, objects))
		}},
		{"rollout of every Deployment, on renamed nodes", func(t *testing.T, objects []object) []object {
			return rollOut(t, renameNodes(t, objects))
		}},
		{"more nodes and replicas", addNodes},
		{"a container in front of the others, in another order of pods", func(t *testing.T, objects []object) []object {
			objects = insertContainers(t, objects)
			slices.Reverse(objects[1 : len(objects)-1])
			return objects
		}},
	}
	want := findingsOf(t, recordedObjects(t))
	if len(want) < 100 {
		t.Fatalf("only %d findings", len(want))
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(want, findingsOf(t, tt.change(t, recordedObjects(t)))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// TestFingerprintsChangeWithTheEvidence changes what findings rest on, and
// expects other ids for them and the same ids for all else.
func TestFingerprintsChangeWithTheEvidence(t *testing.T) {
	const manifests = `
{"apiVersion": "apps/v1", "kind": "DaemonSet", "metadata": {"name": "a", "namespace": "kube-system"}, "spec": {
  "selector": {"matchLabels": {"a": "b"}}, "template": {"metadata": {"labels": {"a": "b"}}, "spec": {
    "serviceAccountName": "a", "hostPID": true,
    "containers": [{"name": "c", "image": "c:1", "volumeMounts": [{"name": "v", "mountPath": "/v"}]}],
    "volumes": [{"name": "v", "hostPath": {"path": "/run/containerd/containerd.sock"}}]}}}}
{"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "a", "namespace": "kube-system"}}
{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRole", "metadata": {"name": "r"},
  "rules": [{"apiGroups": [""], "resources": ["secrets"], "verbs": ["list"]}]}
{"apiVersion": "rbac.authorization.k8s.io/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "x"},
  "roleRef": {"apiGroup": "rbac.authorization.k8s.io", "kind": "ClusterRole", "name": "r"},
  "subjects": [{"kind": "ServiceAccount", "name": "a", "namespace": "kube-system"}]}`
	tests := []struct {
		name, old, new string
		want           []string // policies whose findings have other ids
	}{
		{"another image", "c:1", "c:2", nil},
		{"where it is mounted", "/v\"", "/w\"", nil},
		{"another rule before", `"rules": [`, `"rules": [{"apiGroups": [""], "resources": ["nodes"], "verbs": ["list"]}, `, nil},
		{"another path", "containerd/containerd.sock", "crio/crio.sock", []string{"container-runtime-socket"}},
		{"more of the path", "/run/containerd/containerd.sock", "/run", []string{"container-runtime-socket"}},
		{"another verb", `["list"]`, `["get"]`, []string{"read-all-secrets"}},
		{"another binding", `"name": "x"`, `"name": "y"`, []string{"read-all-secrets"}},
		{"another name", `"name": "c"`, `"name": "d"`, []string{"container-runtime-socket", "default-net-raw"}},
	}
	before := byPolicy(auditText(t, manifests))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !strings.Contains(manifests, tt.old) {
				t.Fatalf("no %q", tt.old)
			}
			var got []string
			after := byPolicy(auditText(t, strings.ReplaceAll(manifests, tt.old, tt.new)))
			for _, policy := range slices.Sorted(maps.Keys(before)) {
				if after[policy] != before[policy] {
					got = append(got, policy)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// byPolicy gives the id of each policy's finding.
func byPolicy(r *api.AuditReport) map[string]string {
	ids := map[string]string{}
	for _, f := range r.Findings {
		ids[f.Policy] = f.ID
	}
	return ids
}

// auditText audits manifests.
func auditText(t *testing.T, manifests string) *api.AuditReport {
	t.Helper()
	var out bytes.Buffer
	streams := genericiooptions.IOStreams{In: strings.NewReader(manifests), Out: &out, ErrOut: io.Discard}
	if code := Main(t.Context(), []string{"-f", "-", "-o", "json"}, streams); code != exitDone {
		t.Fatalf("exit code %d", code)
	}
	report := &api.AuditReport{}
	if err := json.Unmarshal(out.Bytes(), report); err != nil {
		t.Fatal(err)
	}
	return report
}

func restartPods(t *testing.T, objects []object) []object {
	renamed := 0
	for _, o := range objects {
		if o.text("kind") != "Pod" || o.owner() == "" || o.owner() == "Node" || o.owner() == "StatefulSet" {
			continue
		}
		renamed++
		name := o.text("metadata", "name")
		o.replaceText(t, `"name":"`+regexp.QuoteMeta(name)+`"`, `"name":"`+name[:len(name)-5]+fmt.Sprintf("z%04d", renamed)+`"`)
	}
	return checked(t, renamed, objects)
}

func rollOut(t *testing.T, objects []object) []object {
	hashes := map[string]bool{}
	for _, o := range objects {
		if hash := o.text("metadata", "labels", "pod-template-hash"); hash != "" {
			hashes[hash] = true
		}
	}
	for _, o := range objects {
		if kind := o.text("kind"); kind == "Pod" || kind == "ReplicaSet" {
			o.replaceText(t, strings.Join(slices.Sorted(maps.Keys(hashes)), "|"), "7d9c4b8f6")
		}
	}
	return checked(t, len(hashes), objects)
}

func renameNodes(t *testing.T, objects []object) []object {
	nodes := 0
	for _, o := range objects {
		switch o.text("kind") {
		case "Node":
			nodes++
			o.replaceText(t, `worker-`, `host-`)
		case "Pod":
			o.replaceText(t, `worker-`, `host-`)
		}
	}
	return checked(t, nodes, objects)
}

// addNodes copies a worker with all its pods but those that are there once.
func addNodes(t *testing.T, objects []object) []object {
	const from, to = `worker-1"`, `worker-77"`
	copied := 0
	for _, o := range slices.Clone(objects) {
		isPod := o.text("kind") == "Pod" && o.owner() != "" && o.text("spec", "nodeName")+`"` == from
		if o.text("kind") != "Node" && !isPod || !isPod && o.text("metadata", "name")+`"` != from {
			continue
		}
		copied++
		twin := object{}
		maps.Copy(twin, o)
		twin.replaceText(t, from, to)
		if isPod {
			name := o.text("metadata", "name")
			twin.replaceText(t, `"name":"`+regexp.QuoteMeta(name)+`"`, `"name":"`+name[:len(name)-3]+`yyy"`)
		}
		objects = slices.Insert(objects, 1, twin)
	}
	return checked(t, copied, objects)
}

// insertContainers moves every container to a later place.
func insertContainers(t *testing.T, objects []object) []object {
	harmless := map[string]any{
		"name": "harmless", "image": "registry.example/harmless@sha256:" + strings.Repeat("0", 64),
		"securityContext": map[string]any{
			"runAsNonRoot": true, "runAsUser": 65532, "allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true,
			"capabilities":   map[string]any{"drop": []any{"ALL"}},
			"seccompProfile": map[string]any{"type": "RuntimeDefault"}, "appArmorProfile": map[string]any{"type": "RuntimeDefault"},
		},
	}
	moved := 0
	for _, o := range objects {
		spec, _ := o.at("spec").(map[string]any)
		containers, ok := spec["containers"].([]any)
		if ok && o.owner() == "DaemonSet" {
			moved++
			spec["containers"] = append([]any{harmless}, containers...)
		}
	}
	return checked(t, moved, objects)
}

func rerunJobs(t *testing.T, objects []object) []object {
	jobs := 0
	for _, o := range objects {
		if kind := o.text("kind"); kind == "Job" || kind == "Pod" && o.owner() == "Job" {
			jobs++
			o.replaceText(t, `-2[0-9]{7}`, "-29999999")
		}
	}
	return checked(t, jobs, objects)
}

// checked is a change of something.
func checked(t *testing.T, changed int, objects []object) []object {
	t.Helper()
	if changed == 0 {
		t.Error("nothing was changed")
	}
	return objects
}
