package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/runtime/schema"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// policyReportModule is where the definitions of the policy working group are
// kept; its own repository is no module.
const policyReportModule = "github.com/kyverno/kyverno@v1.19.1"

// reportStore is an API that reports are published to.
type reportStore struct {
	format string
	// definitions are the upstream definitions.
	definitions       []string
	namespaced, whole schema.GroupVersionResource
}

func reportStores(t *testing.T) []reportStore {
	t.Helper()
	open := moduleFolder(t, "..", "list", "-m", "-json", "github.com/openreports/reports-api")
	policy := moduleFolder(t, t.TempDir(), "mod", "download", "-json", policyReportModule)
	return []reportStore{{
		format: "openreports",
		definitions: []string{
			filepath.Join(open, "config/crd/openreports.io_reports.yaml"),
			filepath.Join(open, "config/crd/openreports.io_clusterreports.yaml"),
		},
		namespaced: schema.GroupVersionResource{Group: "openreports.io", Version: "v1alpha1", Resource: "reports"},
		whole:      schema.GroupVersionResource{Group: "openreports.io", Version: "v1alpha1", Resource: "clusterreports"},
	}, {
		format: "policyreport",
		definitions: []string{
			filepath.Join(policy, "config/crds/policyreport/wgpolicyk8s.io_policyreports.yaml"),
			filepath.Join(policy, "config/crds/policyreport/wgpolicyk8s.io_clusterpolicyreports.yaml"),
		},
		namespaced: schema.GroupVersionResource{Group: "wgpolicyk8s.io", Version: "v1alpha2", Resource: "policyreports"},
		whole:      schema.GroupVersionResource{Group: "wgpolicyk8s.io", Version: "v1alpha2", Resource: "clusterpolicyreports"},
	}}
}

// moduleFolder asks the go command where a module is.
func moduleFolder(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", args...)
	cmd.Dir = filepath.Join("..", dir)
	if filepath.IsAbs(dir) {
		cmd.Dir = dir
	}
	cmd.Env = append(os.Environ(), "GOWORK=off")
	out, err := cmd.Output()
	var module struct{ Dir, Error string }
	if jsonErr := json.Unmarshal(out, &module); err != nil || jsonErr != nil || module.Dir == "" {
		t.Fatalf("go %s: %v %v %s", strings.Join(args, " "), err, jsonErr, module.Error)
	}
	return module.Dir
}

// TestPublish stores reports on a real API server, by the upstream definitions.
func TestPublish(t *testing.T) {
	plane := controlplane.Start(t, controlplane.WithAudit())
	kubectl, err := plane.KubectlPath()
	if err != nil {
		t.Fatal(err)
	}
	p := build(t, kubectl)
	kubeconfig := plane.Kubeconfig(t)
	apply(t, p, kubeconfig, workloads)
	for _, store := range reportStores(t) {
		t.Run(store.format, func(t *testing.T) {
			r := p.must(t, 1, kubeconfig, "--publish", store.format)
			if !strings.Contains(r.stderr, "install its custom resource definitions first") || len(r.stdout) == 0 {
				t.Errorf("without definitions: stdout %q, stderr %q", r.stdout, r.stderr)
			}
			store.install(t, p, kubeconfig)
			t.Run("printed objects are valid", func(t *testing.T) { store.printed(t, p, kubeconfig) })
			t.Run("published and replaced", func(t *testing.T) { store.published(t, p, kubeconfig) })
			t.Run("own role suffices", func(t *testing.T) { store.ownRole(t, p, plane) })
			t.Run("writes nothing else", func(t *testing.T) { store.onlyReports(t, p, plane) })
		})
	}
}

// workloads have two findings in two namespaces.
const workloads = `
apiVersion: v1
kind: Namespace
metadata: {name: sysaudit}
---
apiVersion: v1
kind: Namespace
metadata: {name: istio-system}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: default, namespace: kube-system}
---
apiVersion: v1
kind: ServiceAccount
metadata: {name: default, namespace: istio-system}
---
apiVersion: v1
kind: Pod
metadata: {name: bad, namespace: kube-system}
spec:
  automountServiceAccountToken: false
  containers: [{name: c, image: "c:1", securityContext: {privileged: true}}]
---
apiVersion: v1
kind: Pod
metadata: {name: worse, namespace: istio-system}
spec:
  hostPID: true
  automountServiceAccountToken: false
  containers: [{name: c, image: "c:1", securityContext: {privileged: true}}]
`

// runKubectl runs kubectl with a text as its input.
func (p plugin) runKubectl(t *testing.T, kubeconfig, input string, args ...string) string {
	t.Helper()
	out, err := p.tryKubectl(t.Context(), kubeconfig, input, args...)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (p plugin) tryKubectl(ctx context.Context, kubeconfig, input string, args ...string) (string, error) {
	cmd := exec.CommandContext(ctx, p.kubectl, args...)
	cmd.Env = append(os.Environ(), "KUBECONFIG="+kubeconfig)
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("kubectl %s: %w\n%s", strings.Join(args, " "), err, out)
	}
	return string(out), nil
}

func apply(t *testing.T, p plugin, kubeconfig, text string) {
	t.Helper()
	p.runKubectl(t, kubeconfig, text, "apply", "--server-side", "-f", "-")
}

func (s reportStore) install(t *testing.T, p plugin, kubeconfig string) {
	t.Helper()
	for _, file := range s.definitions {
		p.runKubectl(t, kubeconfig, "", "apply", "--server-side", "-f", file)
	}
	for _, r := range []schema.GroupVersionResource{s.namespaced, s.whole} {
		p.runKubectl(t, kubeconfig, "", "wait", "--for=condition=Established", "--timeout=3m", "crd/"+r.GroupResource().String())
		// What is established is served a moment later.
		await(t, r.Resource+" are served", func(ctx context.Context) error {
			_, err := p.tryKubectl(ctx, kubeconfig, "", "get", "-A", r.GroupResource().String())
			return err
		})
	}
}

// printed creates what -o prints, strictly: an unknown field is an error.
func (s reportStore) printed(t *testing.T, p plugin, kubeconfig string) {
	text := string(p.must(t, 0, kubeconfig, "-o", s.format).stdout)
	p.runKubectl(t, kubeconfig, text, "apply", "--server-side", "--validate=strict", "-f", "-")
	want := []string{"istio-system", "kube-system"}
	if diff := cmp.Diff(want, namespaces(s.stored(t, p, kubeconfig))); diff != "" {
		t.Errorf("namespaces with reports (-want +got):\n%s", diff)
	}
	p.runKubectl(t, kubeconfig, text, "delete", "-f", "-")
}

// storedReport is a report as the API server gives it back.
type storedReport struct {
	Metadata struct{ Namespace, Name string }
	Summary  struct{ Fail, Error, Pass int }
	Results  []struct{ Policy, Result, Severity string }
}

func (s reportStore) stored(t *testing.T, p plugin, kubeconfig string) []storedReport {
	t.Helper()
	var list struct{ Items []storedReport }
	kinds := s.namespaced.GroupResource().String() + "," + s.whole.GroupResource().String()
	out := p.runKubectl(t, kubeconfig, "", "get", kinds, "-A", "-o", "json")
	if err := json.Unmarshal([]byte(out), &list); err != nil {
		t.Fatal(err)
	}
	return list.Items
}

func namespaces(reports []storedReport) []string {
	var all []string
	for _, r := range reports {
		if r.Metadata.Namespace != "" {
			all = append(all, r.Metadata.Namespace)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// published stores a report twice; the second time with one namespace clean, so
// that the reports there have to go.
func (s reportStore) published(t *testing.T, p plugin, kubeconfig string) {
	p.must(t, 0, kubeconfig, "--publish", s.format)
	first := s.stored(t, p, kubeconfig)
	if diff := cmp.Diff([]string{"istio-system", "kube-system"}, namespaces(first)); diff != "" {
		t.Errorf("namespaces (-want +got):\n%s", diff)
	}
	if failed(first) < 3 {
		t.Errorf("only %d findings are stored", failed(first))
	}
	p.must(t, 0, kubeconfig, "--publish", s.format, "-n", "kube-system")
	second := s.stored(t, p, kubeconfig)
	if diff := cmp.Diff([]string{"kube-system"}, namespaces(second)); diff != "" {
		t.Errorf("namespaces after the second report (-want +got):\n%s", diff)
	}
	if !slices.ContainsFunc(second, func(r storedReport) bool { return r.Metadata.Namespace == "" && r.Metadata.Name == "sysaudit" }) {
		t.Error("nothing says that there was an audit")
	}
}

func failed(reports []storedReport) int {
	n := 0
	for _, r := range reports {
		n += r.Summary.Fail
	}
	return n
}

// ownRole publishes as the account of deploy/, with its two roles.
func (s reportStore) ownRole(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	admin := plane.Kubeconfig(t)
	for _, file := range []string{"base/serviceaccount.yaml", "base/clusterrole.yaml", "base/clusterrolebinding.yaml", "publish/" + s.format + "/role.yaml"} {
		p.runKubectl(t, admin, "", "apply", "-n", "sysaudit", "-f", filepath.Join("../../deploy", file))
	}
	token, err := plane.ServiceAccountToken(t.Context(), "sysaudit", "sysaudit")
	if err != nil {
		t.Fatal(err)
	}
	scanner := plane.KubeconfigFor(t, token)
	publishing := func(suffices func(result) bool) func(context.Context) error {
		return func(context.Context) error {
			if r := p.run(t, scanner, "--publish", s.format); !suffices(r) {
				return fmt.Errorf("exit code %d, %d bytes of output: %s", r.code, len(r.stdout), r.stderr)
			}
			return nil
		}
	}
	await(t, "it may publish", publishing(func(r result) bool { return r.code == 0 }))
	p.runKubectl(t, admin, "", "delete", "clusterrolebinding", "sysaudit-publish")
	await(t, "it may not publish", publishing(func(r result) bool {
		return r.code == 1 && strings.Contains(r.stderr, "forbidden") && len(r.stdout) > 0
	}))
}

// onlyReports looks into the audit log: all that was written are reports.
func (s reportStore) onlyReports(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	since := time.Now()
	p.must(t, 0, plane.Kubeconfig(t), "--publish", s.format)
	written := 0
	for _, e := range requests(t, plane, since) {
		switch {
		case e.Verb == "get" || e.Verb == "list":
			continue
		case e.ObjectRef == nil || e.ObjectRef.Resource != s.namespaced.Resource && e.ObjectRef.Resource != s.whole.Resource:
			t.Errorf("%s %s", e.Verb, e.RequestURI)
		case e.Verb == "patch":
			written++
		}
	}
	if written < 3 {
		t.Errorf("only %d objects were written", written)
	}
}
