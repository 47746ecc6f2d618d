package controlplane_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// version is that of k8s.io/kubernetes in go.mod.
const version = "v1.37.2"

func TestControlPlane(t *testing.T) {
	c := controlplane.Start(t, controlplane.WithAudit())
	t.Run("version", func(t *testing.T) { testVersion(t, c) })
	t.Run("kubectl", func(t *testing.T) { testKubectl(t, c) })
	t.Run("plugin", func(t *testing.T) { testPlugin(t, c) })
	t.Run("audit", func(t *testing.T) { testAudit(t, c) })
	t.Run("token", func(t *testing.T) { testToken(t, c) })
	t.Run("user", func(t *testing.T) { testUser(t, c) })
}

func testVersion(t *testing.T, c *controlplane.ControlPlane) {
	info, err := client(t, c.RESTConfig()).Discovery().ServerVersion()
	if err != nil {
		t.Fatal(err)
	}
	if info.GitVersion != version {
		t.Errorf("server version %s, want %s", info.GitVersion, version)
	}
}

func testKubectl(t *testing.T, c *controlplane.ControlPlane) {
	out := kubectl(t, c, "version", "-o", "json")
	var got struct {
		ClientVersion, ServerVersion struct{ GitVersion string }
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	if got.ClientVersion.GitVersion != version || got.ServerVersion.GitVersion != version {
		t.Errorf("kubectl version: %+v, want %s twice", got, version)
	}
	kubectl(t, c, "create", "namespace", "by-kubectl")
	if out := kubectl(t, c, "get", "namespaces", "-o", "name"); !strings.Contains(string(out), "namespace/by-kubectl\n") {
		t.Errorf("kubectl get namespaces: %s", out)
	}
}

// A program on the path is a subcommand of this kubectl, as of any other.
func testPlugin(t *testing.T, c *controlplane.ControlPlane) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "kubectl-greet"), []byte("#!/bin/sh\necho hello \"$@\"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(os.PathListSeparator)+os.Getenv("PATH"))
	if got, want := string(kubectl(t, c, "greet", "--flag", "you")), "hello --flag you\n"; got != want {
		t.Errorf("kubectl greet: %q, want %q", got, want)
	}
}

func testAudit(t *testing.T, c *controlplane.ControlPlane) {
	cfg := c.RESTConfig()
	cfg.UserAgent = "audit-test"
	start := time.Now()
	if _, err := client(t, cfg).CoreV1().Secrets("kube-system").List(t.Context(), metav1.ListOptions{}); err != nil {
		t.Fatal(err)
	}
	events, err := c.Requests(start)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range events {
		if e.UserAgent == "audit-test" {
			got = append(got, e.User.Username+" "+e.Verb+" "+e.ObjectRef.Namespace+"/"+e.ObjectRef.Resource)
		}
	}
	if want := []string{"kubernetes-admin list kube-system/secrets"}; !slices.Equal(got, want) {
		t.Errorf("audited %q, want %q", got, want)
	}
}

func testToken(t *testing.T, c *controlplane.ControlPlane) {
	ctx := t.Context()
	for range 2 { // the second time they are there
		if err := c.EnsureNamespace(ctx, "tokens"); err != nil {
			t.Fatal(err)
		}
		if err := c.EnsureServiceAccount(ctx, "tokens", "robot"); err != nil {
			t.Fatal(err)
		}
	}
	token, err := c.ServiceAccountToken(ctx, "tokens", "robot")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := whoami(t, c, c.KubeconfigFor(t, token)), "system:serviceaccount:tokens:robot"; got != want {
		t.Errorf("the token is of %q, want %q", got, want)
	}
}

func testUser(t *testing.T, c *controlplane.ControlPlane) {
	cfg, err := c.UserConfig("system:node:worker", "system:nodes")
	if err != nil {
		t.Fatal(err)
	}
	path := t.TempDir() + "/kubeconfig"
	if err := controlplane.WriteKubeconfig(path, cfg); err != nil {
		t.Fatal(err)
	}
	if got, want := whoami(t, c, path), "system:node:worker"; got != want {
		t.Errorf("the certificate is of %q, want %q", got, want)
	}
}

func whoami(t *testing.T, c *controlplane.ControlPlane, kubeconfig string) string {
	t.Helper()
	return string(kubectl(t, c, "--kubeconfig", kubeconfig, "auth", "whoami", "-o", "jsonpath={.status.userInfo.username}"))
}

// kubectl runs as the administrator, unless the arguments say otherwise.
func kubectl(t *testing.T, c *controlplane.ControlPlane, args ...string) []byte {
	t.Helper()
	path, err := c.KubectlPath()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.Env = append(cmd.Environ(), "KUBECONFIG="+c.Kubeconfig(t), "KUBECACHEDIR="+t.TempDir())
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("kubectl %s: %v\n%s", strings.Join(args, " "), err, stderr.String())
	}
	return out
}

func client(t *testing.T, cfg *rest.Config) *kubernetes.Clientset {
	t.Helper()
	cs, err := kubernetes.NewForConfig(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return cs
}
