package policies_test

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// corpus is a folder of real manifests beside the project, where there is one.
const corpus = "../../shared/corpus"

// documents reads manifests as an audit of files does.
func documents(t testing.TB, path string) []policy.Document {
	t.Helper()
	return documentsIn(t, path, facts.Scope{})
}

// documentsIn are those of a scope.
func documentsIn(t testing.TB, path string, scope facts.Scope) []policy.Document {
	t.Helper()
	if _, err := os.Stat(filepath.Join(corpus, path)); err != nil {
		t.Skipf("no corpus: %v", err)
	}
	return documentsOf(t, collect.FileOptions{Filenames: []string{filepath.Join(corpus, path)}, Recursive: true}, scope)
}

func documentsOf(t testing.TB, files collect.FileOptions, scope facts.Scope) []policy.Document {
	t.Helper()
	builder := inventory.NewBuilder()
	if _, err := collect.Files(files).Read(context.Background(), builder); err != nil {
		t.Fatal(err)
	}
	catalog, err := system.Load()
	if err != nil {
		t.Fatal(err)
	}
	inv := builder.Inventory()
	built := facts.Build(inv, rbac.NewIndex(inv), catalog, "", scope)
	var docs []policy.Document
	for _, d := range built.Documents {
		docs = append(docs, d)
	}
	return docs
}

// TestCorpus holds policies to what people read in real manifests.
func TestCorpus(t *testing.T) {
	tests := []struct {
		path, policy, subject, evidence string
		severity                        api.Severity
	}{
		{"components/weave-net", "privileged-container", "kube-system/DaemonSet/weave-net", "weave spec.containers[0].securityContext.privileged true", api.Critical},
		{"components/weave-net", "node-root-by-write", "kube-system/DaemonSet/weave-net", "weave-init spec.initContainers[0].volumeMounts[2] /etc (writable)", api.High},
		{"components/weave-net", "host-network", "kube-system/DaemonSet/weave-net", "spec.hostNetwork true", api.Medium},
		{"components/cilium/1.16.19", "dangerous-capability", "kube-system/DaemonSet/cilium", "SYS_ADMIN, SYS_MODULE", api.Critical},
		{"components/aws-vpc-cni/v1.7.5", "container-runtime-socket", "kube-system/DaemonSet/aws-node", "/run/dockershim.sock (writable)", api.Critical},
		{"components/aws-ebs-csi-driver", "kubelet-pods-host-path", "kube-system/DaemonSet/ebs-csi-node", "/var/lib/kubelet (writable)", api.Critical},
		{"components/istio/1.20.0", "network-plugin-write", "kube-system/DaemonSet/istio-cni-node", "/opt/cni/bin (writable)", api.Critical},
		{"components/istio/1.14.0", "read-all-secrets", "istio-system/ServiceAccount/istiod", "secrets [list, watch]", api.Critical},
		{"components/istio/1.14.0", "update-webhooks", "istio-system/ServiceAccount/istiod", "mutatingwebhookconfigurations [patch, update]", api.Critical},
		{"components/argo-cd/v2.10.0", "cluster-admin-binding", "argocd/ServiceAccount/argocd-application-controller", "*/* [*] ClusterRole/argocd-application-controller ClusterRoleBinding/argocd-application-controller", api.Critical},
		{"components/argo-cd/v2.10.0", "nodes-proxy", "argocd/ServiceAccount/argocd-server", "*/* [get]", api.Critical},
		{"components/argo-cd/v2.10.0", "read-all-secrets", "argocd/ServiceAccount/argocd-server", "*/* [get]", api.High},
		{"components/calico", "escalate-roles", "tigera-operator/ServiceAccount/tigera-operator", "clusterroles [escalate]", api.Critical},
		{"components/calico", "bind-roles", "tigera-operator/ServiceAccount/tigera-operator", "clusterroles [bind]", api.Critical},
	}
	for _, test := range tests {
		t.Run(test.path+"/"+test.policy, func(t *testing.T) {
			findings := evaluate(t, test.path)
			f, ok := findings[test.policy+" "+test.subject]
			if !ok {
				t.Fatalf("not found; there are:\n%s", strings.Join(slices.Sorted(maps.Keys(findings)), "\n"))
			}
			if f.Severity != test.severity || !strings.Contains(evidenceText(f), test.evidence) {
				t.Errorf("%s with evidence\n%s\nwant %s with %s", f.Severity, evidenceText(f), test.severity, test.evidence)
			}
		})
	}
}

// TestCorpusSilence: what those manifests do not have must not be found.
func TestCorpusSilence(t *testing.T) {
	for _, test := range []struct{ path, not string }{
		{"components/argo-cd/v2.10.0", "privileged-container"},
		{"components/argo-cd/v2.10.0", "host-network"},
		{"components/argo-cd/v2.10.0", "node-root-by-write"},
		{"components/aws-ebs-csi-driver", "host-network"},
		{"components/cilium/1.9.1", "read-all-secrets"},
		{"components/cilium/1.16.19", "read-all-secrets"},
		{"components/calico", "mint-tokens"},
	} {
		t.Run(test.path+"/"+test.not, func(t *testing.T) {
			for key, f := range evaluate(t, test.path) {
				// Calico's operator really may do all that its manifests create.
				if strings.HasPrefix(key, test.not+" ") && !strings.Contains(key, "tigera-operator") {
					t.Errorf("found %s: %s\n%s", key, f.Message, evidenceText(f))
				}
			}
		})
	}
}

// audited evaluates policies on a folder; there must be no gaps.
func audited(t *testing.T, library *policy.Library, path string) []api.Finding {
	t.Helper()
	findings, gaps := library.Evaluate(context.Background(), documents(t, path))
	for _, gap := range gaps {
		t.Error(gap.Message)
	}
	return findings
}

// evaluate returns findings by policy and subject.
func evaluate(t *testing.T, path string) map[string]api.Finding {
	t.Helper()
	findings := audited(t, load(t), path)
	all := map[string]api.Finding{}
	for _, f := range findings {
		all[fmt.Sprintf("%s %s/%s/%s", f.Policy, f.Subject.Namespace, f.Subject.Kind, f.Subject.Name)] = f
	}
	return all
}

func evidenceText(f api.Finding) string {
	var lines []string
	for _, e := range f.Evidence {
		parts := []string{e.Container, e.Field, e.Value, e.Rule, e.Role, e.Binding}
		lines = append(lines, strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " "))
	}
	return strings.Join(lines, "\n")
}
