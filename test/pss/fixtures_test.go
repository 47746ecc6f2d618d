package pss_test

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	corev1 "k8s.io/api/core/v1"
	"sigs.k8s.io/yaml"
)

// TestFixtures compares on the evaluator's own fixtures: for each check and
// each version of Kubernetes the smallest pods that pass it and that fail it.
// All are judged by the latest version.
func TestFixtures(t *testing.T) {
	t.Parallel()
	pods := fixtures(t)
	if len(pods) < 4500 {
		t.Errorf("only %d fixtures", len(pods))
	}
	tally := newTally(t)
	for batch := range slices.Chunk(pods, batchSize) {
		if err := tally.compare(t.Context(), batch); err != nil {
			t.Fatal(err)
		}
	}
	tally.report(t, 10)
}

func fixtures(t *testing.T) []*corev1.Pod {
	t.Helper()
	var pods []*corev1.Pod
	root := filepath.Join(moduleDir(t, "k8s.io/pod-security-admission"), "test", "testdata")
	err := filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".yaml" {
			return err
		}
		pod, err := readPod(path)
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		// The fixtures of one check share a name.
		pod.Namespace, pod.Name = "default", fmt.Sprintf("%s-%d", pod.Name, len(pods))
		pods = append(pods, pod)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return pods
}

func readPod(path string) (*corev1.Pod, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	pod := &corev1.Pod{}
	return pod, yaml.UnmarshalStrict(text, pod)
}

// moduleDir is where the source of a module lies.
func moduleDir(t *testing.T, module string) string {
	t.Helper()
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", module).Output()
	if err != nil {
		t.Fatalf("find %s: %v", module, err)
	}
	return strings.TrimSpace(string(dir))
}
