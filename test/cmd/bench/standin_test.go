package main

import (
	"path/filepath"
	"strings"
	"testing"

	"k8s.io/client-go/rest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// TestStandIn reads the invented cluster page by page.
func TestStandIn(t *testing.T) {
	server := startStandIn(size{nodes: 60, pods: 1801})
	defer server.Close()
	path := filepath.Join(t.TempDir(), "kubeconfig")
	if err := controlplane.WriteKubeconfig(path, &rest.Config{Host: server.URL}); err != nil {
		t.Fatal(err)
	}
	t.Setenv("KUBECONFIG", path)
	var out strings.Builder
	if err := plainMain(t.Context(), nil, &out); err != nil {
		t.Fatal(err)
	}
	if want := "pods 1801\nnodes 60\n"; !strings.HasPrefix(out.String(), want) {
		t.Errorf("read %q, want it to begin with %q", out.String(), want)
	}
	if server.answered.Load() == 0 {
		t.Error("no answer was noted")
	}
}
