package record

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/client-go/rest"
)

func TestReadManifests(t *testing.T) {
	folder := write(t, map[string]string{
		"a.yaml":             document("Deployment", "d") + "---\n" + document("ServiceAccount", "s") + "---\n" + document("RoleBinding", "b"),
		"b.yaml":             document("ValidatingWebhookConfiguration", "w") + "---\n" + document("Namespace", "n") + "---\n" + document("Node", "m"),
		"static-pods/p.yaml": document("Pod", "p"), "updates/u.yaml": document("DaemonSet", "u"), "notes.txt": "no manifest",
	})
	m, err := readManifests(folder)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{
		"nodes": names(m.nodes), "foundation": names(m.foundation), "workloads": names(m.workloads),
		"webhooks": names(m.webhooks), "static": names(m.static), "updates": names(m.updates),
	}
	want := map[string][]string{
		"nodes": {"m"}, "foundation": {"n", "s", "b"}, "workloads": {"d"}, "webhooks": {"w"}, "static": {"p"}, "updates": {"u"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("manifests (-want +got):\n%s", diff)
	}
}

func TestReadManifestsRefuses(t *testing.T) {
	good := map[string]string{"a.yaml": document("Node", "n"), "static-pods/p.yaml": document("Pod", "p"), "updates/u.yaml": document("DaemonSet", "u")}
	tests := []struct{ name, file, content, want string }{
		{"no kind", "b.yaml", "apiVersion: v1\nmetadata: {name: x}\n", "document 1 has no kind"},
		{"no name", "b.yaml", "apiVersion: v1\nkind: Pod\n", "no name"},
		{"a key twice", "b.yaml", "kind: Pod\nkind: Pod\nmetadata: {name: x}\n", "b.yaml"},
		{"no static pods", "static-pods/p.yaml", "", "no YAML files"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder := write(t, good)
			path := filepath.Join(folder, tt.file)
			if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
			if tt.content != "" {
				if err := os.WriteFile(path, []byte(tt.content), 0o600); err != nil {
					t.Fatal(err)
				}
			}
			if _, err := readManifests(folder); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
}

func TestMirrorPod(t *testing.T) {
	static := corev1.Pod{ObjectMeta: metav1.ObjectMeta{Name: "etcd", Namespace: "kube-system"}}
	node := &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: "cp-1", UID: "u-1"}}
	pod := mirrorPod(static, node)
	if pod.Name != "etcd-cp-1" || pod.Spec.NodeName != "cp-1" {
		t.Errorf("got %s on %s", pod.Name, pod.Spec.NodeName)
	}
	if owner := metav1.GetControllerOf(pod); owner == nil || owner.Kind != "Node" || owner.UID != "u-1" {
		t.Errorf("got owner %v", owner)
	}
	other := mirrorPod(static, &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: "cp-2"}})
	if hash := pod.Annotations[corev1.MirrorPodAnnotationKey]; len(hash) != 32 || hash == other.Annotations[corev1.MirrorPodAnnotationKey] {
		t.Errorf("hash %q is no fingerprint, or that of another node", hash)
	}
}

func TestFirstThird(t *testing.T) {
	pods := make([]corev1.Pod, 7)
	for i := range pods {
		pods[i].Name = string(rune('a' + i))
	}
	for size, want := range map[int]int{0: 0, 1: 1, 3: 1, 7: 3} {
		if got := firstThird(pods[:size]); len(got) != want {
			t.Errorf("of %d pods %v were chosen, want %d", size, got, want)
		}
	}
}

func TestGzipped(t *testing.T) {
	if _, err := gzipped(nil); err == nil {
		t.Error("an empty snapshot was taken")
	}
	once, err := gzipped([]byte(`{"kind":"List"}`))
	if err != nil {
		t.Fatal(err)
	}
	if twice, err := gzipped(once); err != nil || !bytes.Equal(once, twice) {
		t.Errorf("compressed twice (%v)", err)
	}
}

func TestSnapshotKeepsTheOldOneOnFailure(t *testing.T) {
	folder := write(t, map[string]string{"demo.json.gz": "old", "fails": "#!/bin/sh\nexit 1\n", "works": "#!/bin/sh\necho $1 $KUBECONFIG\n"})
	output := filepath.Join(folder, "demo.json.gz")
	for _, program := range []string{"fails", "works"} {
		if err := os.Chmod(filepath.Join(folder, program), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := Snapshot(t.Context(), filepath.Join(folder, "fails"), &rest.Config{}, output); err == nil {
		t.Error("no error")
	}
	if content, err := os.ReadFile(output); err != nil || string(content) != "old" {
		t.Errorf("the old snapshot is now %q (%v)", content, err)
	}
	if err := Snapshot(t.Context(), filepath.Join(folder, "works"), &rest.Config{Host: "https://127.0.0.1:1"}, output); err != nil {
		t.Fatal(err)
	}
	if content := unzip(t, output); !strings.HasPrefix(content, "snapshot /") {
		t.Errorf("the snapshot is %q", content)
	}
}

func TestJobOf(t *testing.T) {
	cron := &batchv1.CronJob{ObjectMeta: metav1.ObjectMeta{Namespace: "backup", Name: "etcd", UID: "u"}}
	job := jobOf(cron)
	if owner := metav1.GetControllerOf(job); owner == nil || owner.Kind != "CronJob" || owner.UID != "u" || job.Namespace != "backup" {
		t.Errorf("got %v", job.ObjectMeta)
	}
}

func document(kind, name string) string {
	return "apiVersion: v1\nkind: " + kind + "\nmetadata: {name: \"" + name + "\"}\n"
}

func names(objects []*unstructured.Unstructured) []string {
	var all []string
	for _, o := range objects {
		all = append(all, o.GetName())
	}
	return all
}

func write(t *testing.T, files map[string]string) string {
	t.Helper()
	folder := t.TempDir()
	for name, content := range files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

func unzip(t *testing.T, path string) string {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	reader, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(reader)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// podsIn lists the pods of a namespace, or of all.
func podsIn(ctx context.Context, t *testing.T, c *cluster, namespace string) []corev1.Pod {
	t.Helper()
	list, err := c.typed.CoreV1().Pods(namespace).List(ctx, metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return list.Items
}
