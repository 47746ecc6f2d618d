// Package e2e runs the plugin as a user does, through a real kubectl and
// against a real API server. It holds tests only, and what they share.
package e2e

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// plugin is the built plugin, found by kubectl on the PATH.
type plugin struct {
	kubectl string
	path    string
}

// result is what a run of the plugin left behind.
type result struct {
	stdout []byte
	stderr string
	code   int
}

// build compiles the plugin into a folder of the test. There kubectl also keeps
// what it knows of a server, since the next one may listen on the same port.
func build(t *testing.T, kubectl string) plugin {
	t.Helper()
	t.Setenv("KUBECACHEDIR", t.TempDir())
	dir := t.TempDir()
	cmd := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(dir, "kubectl-sysaudit"), "./cmd/kubectl-sysaudit")
	cmd.Dir = "../.."
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("build plugin: %v\n%s", err, out)
	}
	return plugin{kubectl: kubectl, path: dir}
}

// run executes `kubectl sysaudit ARGS…` with a kubeconfig.
func (p plugin) run(t *testing.T, kubeconfig string, args ...string) result {
	t.Helper()
	var stdout, stderr bytes.Buffer
	cmd := exec.CommandContext(t.Context(), p.kubectl, append([]string{"sysaudit"}, args...)...)
	cmd.Env = append(os.Environ(), "KUBECONFIG="+kubeconfig, "PATH="+p.path+string(os.PathListSeparator)+os.Getenv("PATH"))
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	r := result{stdout: stdout.Bytes(), stderr: stderr.String()}
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit):
		r.code = exit.ExitCode()
	case err != nil:
		t.Fatalf("run kubectl sysaudit %s: %v", strings.Join(args, " "), err)
	}
	return r
}

// must runs the plugin and fails the test unless it exits with the code.
func (p plugin) must(t *testing.T, code int, kubeconfig string, args ...string) result {
	t.Helper()
	r := p.run(t, kubeconfig, args...)
	if r.code != code {
		t.Fatalf("kubectl sysaudit %s: exit code %d, want %d\n%s", strings.Join(args, " "), r.code, code, r.stderr)
	}
	return r
}
