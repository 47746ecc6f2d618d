package policies_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// bound are manifests that bind rules to a subject, in a namespace or ("")
// everywhere.
func bound(in, subject, rules string) string {
	kind, metadata := "ClusterRoleBinding", "{name: x}"
	if in != "" {
		kind, metadata = "RoleBinding", fmt.Sprintf("{name: x, namespace: %s}", in)
	}
	return fmt.Sprintf(`
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: x}
rules: [%s]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: %s
metadata: %s
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: x}
subjects: [%s]
---
apiVersion: v1
kind: Pod
metadata: {name: x, namespace: a}
spec: {serviceAccountName: x, containers: [{name: main, image: x}]}
`, rules, kind, metadata, subject)
}

// severitiesIn are the severities of findings about identities, by policy.
func severitiesIn(t *testing.T, library *policy.Library, manifests string) map[string]api.Severity {
	t.Helper()
	file := filepath.Join(t.TempDir(), "x.yaml")
	if err := os.WriteFile(file, []byte(manifests), 0o600); err != nil {
		t.Fatal(err)
	}
	builder := inventory.NewBuilder()
	if _, err := collect.Files(collect.FileOptions{Filenames: []string{file}}).Read(context.Background(), builder); err != nil {
		t.Fatal(err)
	}
	findings, gaps := library.Evaluate(context.Background(), identityDocuments(t, builder.Inventory()))
	if len(gaps) > 0 {
		t.Error(gaps)
	}
	found := map[string]api.Severity{}
	for _, f := range findings {
		found[f.Policy] = f.Severity
	}
	return found
}

// TestTraps: rules that other tools read wrongly, one way or the other.
func TestTraps(t *testing.T) {
	const (
		account = `{kind: ServiceAccount, name: x, namespace: a}`
		all     = `{kind: Group, name: "system:serviceaccounts", apiGroup: rbac.authorization.k8s.io}`
		asUser  = `{kind: User, name: "system:serviceaccount:a:x", apiGroup: rbac.authorization.k8s.io}`
		none    = api.Severity("")
	)
	tests := []struct {
		name, in, subject, rules, policy string
		want                             api.Severity
	}{
		{"binding write without bind", "", account, `{apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]}`, "bind-roles", none},
		{"binding write without bind persists", "", account, `{apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]}`, "delegate-permissions", api.Medium},
		{"pods/* is no subresource", "", account, `{apiGroups: [""], resources: ["pods/*"], verbs: [create]}`, "exec-pods", none},
		{"nodes in a RoleBinding", "a", account, `{apiGroups: [""], resources: [nodes, nodes/proxy], verbs: ["*"]}`, "steal-pods", none},
		{"the kubelet in a RoleBinding", "a", account, `{apiGroups: [""], resources: [nodes, nodes/proxy], verbs: ["*"]}`, "nodes-proxy", none},
		{"one secret by name", "", account, `{apiGroups: [""], resources: [secrets], resourceNames: [mine], verbs: [get]}`, "read-all-secrets", none},
		{"deployments in the wrong group", "", account, `{apiGroups: [""], resources: [deployments], verbs: [create]}`, "create-pods", none},
		{"an empty namespace", "b", account, `{apiGroups: [""], resources: [pods], verbs: [create]}`, "create-pods", api.Low},
		{"the namespace of the controllers", "kube-system", account, `{apiGroups: [""], resources: [pods], verbs: [create]}`, "create-pods", api.Critical},
		{"groups alone", "", account, `{apiGroups: [""], resources: [groups], verbs: [impersonate]}`, "impersonate", none},
		{"approval alone", "", account, `{apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}`, "approve-certificates", none},
		{"validating webhook of its own", "", account, `{apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], resourceNames: [mine], verbs: [delete]}`, "weaken-admission", none},

		{"a group as subject", "", all, `{apiGroups: [""], resources: [secrets], verbs: [list]}`, "read-all-secrets", api.Critical},
		{"a group as subject, of everybody", "", all, `{apiGroups: [""], resources: [secrets], verbs: [list]}`, "everyone-permissions", api.Medium},
		{"an account written as user", "", asUser, `{apiGroups: [""], resources: [pods/exec], verbs: [create]}`, "exec-pods", api.Critical},
		{"bind on clusterroles", "", account, `{apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}, {apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]}`, "bind-roles", api.Critical},
		{"deletecollection returns secrets", "", account, `{apiGroups: [""], resources: [secrets], verbs: [deletecollection]}`, "read-all-secrets", api.Critical},
		{"reading everything", "", account, `{apiGroups: ["*"], resources: ["*"], verbs: [get, list, watch]}`, "nodes-proxy", api.Critical},
		{"daemonsets", "", account, `{apiGroups: [apps], resources: [daemonsets], verbs: [patch]}`, "create-pods", api.Critical},
		{"cron jobs", "", account, `{apiGroups: [batch], resources: [cronjobs], verbs: [create]}`, "create-pods", api.Critical},
		{"token of a powerful account by name", "kube-system", account, `{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [clusterrole-aggregation-controller], verbs: [create]}`, "mint-tokens", api.Critical},
		{"token of a harmless account by name", "kube-system", account, `{apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [calico-cni-plugin], verbs: [create]}`, "mint-tokens", none},
		{"all subresources of a name", "", account, `{apiGroups: ["*"], resources: ["*/exec"], verbs: [create]}`, "exec-pods", api.Critical},
		{"one's own namespace", "a", account, `{apiGroups: [""], resources: [namespaces], verbs: [patch]}`, "relabel-namespaces", api.Low},
	}
	library := load(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			found := severitiesIn(t, library, bound(tt.in, tt.subject, tt.rules))
			if got := found[tt.policy]; got != tt.want {
				t.Errorf("%s is %q, want %q; all findings: %v", tt.policy, got, tt.want, found)
			}
		})
	}
}
