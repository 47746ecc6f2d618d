package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/runtime/schema"
	auditv1 "k8s.io/apiserver/pkg/apis/audit/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/record"
)

// TestPlugin runs everything on one cluster, that of the demo, because it
// takes a while to build.
func TestPlugin(t *testing.T) {
	plane := controlplane.Start(t, controlplane.WithAudit(), controlplane.WithControllerManager(), controlplane.WithScheduler())
	if err := record.Build(t.Context(), plane.RESTConfig(), "../../examples/cluster"); err != nil {
		t.Fatal(err)
	}
	kubectl, err := plane.KubectlPath()
	if err != nil {
		t.Fatal(err)
	}
	p := build(t, kubectl)
	t.Run("table through kubectl", func(t *testing.T) { tableThroughKubectl(t, p, plane) })
	t.Run("audit of the snapshot equals audit of the cluster", func(t *testing.T) { snapshotEqualsCluster(t, p, plane) })
	t.Run("only reads", func(t *testing.T) { onlyReads(t, p, plane) })
	t.Run("small pages change nothing", func(t *testing.T) { smallPages(t, p, plane) })
	t.Run("fewer permissions, more gaps", func(t *testing.T) { fewerPermissions(t, p, plane) })
	t.Run("token that is refused", func(t *testing.T) { refusedToken(t, p, plane) })
	// The last one, because it changes the cluster.
	t.Run("fixes", func(t *testing.T) { fixes(t, p, plane) })
}

func tableThroughKubectl(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	kubeconfig := plane.Kubeconfig(t)
	out := string(p.must(t, 0, kubeconfig).stdout)
	for _, want := range []string{
		`(?m)^SEVERITY +COMPONENT +FINDING +EVIDENCE`,
		`(?m)^critical +logging/ds/fluent-bit .*/var/lib/kubelet/pods`,
		`(?m)^\d+ critical, \d+ high, \d+ medium, \d+ low in \d+ system workloads`,
	} {
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	p.must(t, 3, kubeconfig, "--fail-on", "critical")
	if out := string(p.must(t, 0, kubeconfig, "version").stdout); !strings.HasPrefix(out, "kubectl-sysaudit ") {
		t.Errorf("version is %q", out)
	}
}

// document is a report as its users see it.
type document map[string]any

// list is a list of the document, such as its findings.
func (d document) list(key string) []any {
	list, _ := d[key].([]any)
	return list
}

// report runs an audit and reads its report, without the one field that may
// differ.
func report(t *testing.T, p plugin, kubeconfig string, args ...string) document {
	t.Helper()
	var r document
	if err := json.Unmarshal(p.must(t, 0, kubeconfig, append(args, "-o", "json")...).stdout, &r); err != nil {
		t.Fatal(err)
	}
	metadata, _ := r["metadata"].(map[string]any)
	if at, _ := metadata["generatedAt"].(string); at == "" {
		t.Error("the report says no time")
	}
	delete(metadata, "generatedAt")
	return r
}

func snapshotEqualsCluster(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	kubeconfig := plane.Kubeconfig(t)
	live := report(t, p, kubeconfig)
	if len(live.list("findings")) < 20 || len(live.list("gaps")) != 0 {
		t.Errorf("%d findings and gaps %v", len(live.list("findings")), live.list("gaps"))
	}
	file := filepath.Join(t.TempDir(), "cluster.json.gz")
	if err := os.WriteFile(file, p.must(t, 0, kubeconfig, "snapshot").stdout, 0o600); err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(t.TempDir(), "none")
	if diff := cmp.Diff(live, report(t, p, nowhere, "-f", file)); diff != "" {
		t.Errorf("live (-) and snapshot (+) differ:\n%s", diff)
	}
}

func smallPages(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	kubeconfig := plane.Kubeconfig(t)
	want := report(t, p, kubeconfig)
	for _, size := range []string{"7", "0"} {
		if diff := cmp.Diff(want, report(t, p, kubeconfig, "--chunk-size", size)); diff != "" {
			t.Errorf("with --chunk-size %s:\n%s", size, diff)
		}
	}
}

// onlyReads looks into the audit log of the API server.
func onlyReads(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	since := time.Now()
	kubeconfig := plane.Kubeconfig(t)
	for _, args := range [][]string{{}, {"components"}, {"snapshot"}, {"-n", "kube-system"}, {"-l", "app=x"}, {"--scope", "all"}} {
		p.must(t, 0, kubeconfig, args...)
	}
	lists := 0
	for _, e := range requests(t, plane, since) {
		switch {
		case e.ObjectRef == nil:
			if e.Verb != "get" || !strings.HasPrefix(e.RequestURI, "/version") {
				t.Errorf("%s %s", e.Verb, e.RequestURI)
			}
		case e.Verb != "list" || e.ObjectRef.Name != "" || e.ObjectRef.Resource == "secrets" || e.ObjectRef.Resource == "configmaps":
			t.Errorf("%s %s", e.Verb, e.RequestURI)
		default:
			lists++
		}
	}
	if lists < 6*20 {
		t.Errorf("only %d lists were recorded", lists)
	}
}

// requests are those that the plugin made.
func requests(t *testing.T, plane *controlplane.ControlPlane, since time.Time) []auditv1.Event {
	t.Helper()
	events, err := plane.Requests(since)
	if err != nil {
		t.Fatal(err)
	}
	return slices.DeleteFunc(events, func(e auditv1.Event) bool {
		return !strings.HasPrefix(e.UserAgent, "kubectl-sysaudit/")
	})
}

// listed are the resources that an audit lists, by name.
func listed(t *testing.T, p plugin, plane *controlplane.ControlPlane) []schema.GroupResource {
	t.Helper()
	since := time.Now()
	p.must(t, 0, plane.Kubeconfig(t))
	var all []schema.GroupResource
	for _, e := range requests(t, plane, since) {
		if e.ObjectRef == nil {
			continue
		}
		if r := (schema.GroupResource{Group: e.ObjectRef.APIGroup, Resource: e.ObjectRef.Resource}); !slices.Contains(all, r) {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, func(x, y schema.GroupResource) int { return strings.Compare(x.Resource, y.Resource) })
	return all
}

func refusedToken(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	r := p.must(t, 1, plane.KubeconfigFor(t, "not.a.token"))
	if len(r.stdout) != 0 || strings.Count(strings.TrimSpace(r.stderr), "\n") != 0 || !strings.Contains(r.stderr, "credentials are not accepted") {
		t.Errorf("stdout %q, stderr %q", r.stdout, r.stderr)
	}
}
