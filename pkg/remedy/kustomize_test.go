package remedy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"sigs.k8s.io/kustomize/api/krusty"
	"sigs.k8s.io/kustomize/kyaml/filesys"
	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

const agentFiles = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: kube-system}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostPID: true
      containers:
      - name: agent
        image: x
        volumeMounts: [{name: run, mountPath: /run}, {name: etc, mountPath: /etc}]
      volumes: [{name: run, hostPath: {path: /run}}, {name: etc, emptyDir: {}}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: agent}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: agent, labels: {a: b}}
rules: [{apiGroups: [""], resources: [pods], verbs: [get, create]}]
`

// sheetOfAgent changes the workload, the role and the binding.
func sheetOfAgent(t *testing.T) Sheet {
	t.Helper()
	p := plannerOf(t, agentFiles)
	index := 0
	daemon := api.Subject{Kind: "DaemonSet", Namespace: "kube-system", Name: "agent"}
	account := api.Subject{Kind: "ServiceAccount", Namespace: "kube-system", Name: "agent"}
	var choices []Choice
	for _, f := range []*api.Finding{
		{ID: "f-1", Subject: daemon, Evidence: []api.Evidence{{Field: "spec.hostPID"}}},
		{ID: "f-2", Subject: daemon, Evidence: []api.Evidence{{Field: "spec.containers[0].volumeMounts[0]", Container: "agent", Value: "/run (read-only)"}}},
		{ID: "f-3", Subject: account, Capability: &api.Capability{}, Evidence: []api.Evidence{{
			Rule: "*/* [*]", Role: "ClusterRole/cluster-admin", Binding: "ClusterRoleBinding/agent", Index: &index,
		}}},
		{ID: "f-4", Subject: account, Evidence: []api.Evidence{{
			Rule: "pods [create]", Role: "ClusterRole/agent", Binding: "ClusterRoleBinding/other", Index: &index,
		}}},
	} {
		choices = append(choices, Choice{Remedy: p.Remedy(f), Level: 9})
	}
	documents, err := p.Plan(choices).Documents()
	if err != nil {
		t.Fatal(err)
	}
	return Sheet{Documents: documents}
}

// TestKustomization builds what is printed together with the files that it is
// about.
func TestKustomization(t *testing.T) {
	var text strings.Builder
	if err := sheetOfAgent(t).WriteKustomization(&text); err != nil {
		t.Fatal(err)
	}
	files := filesys.MakeFsInMemory()
	for name, content := range map[string]string{
		"kustomization.yaml": text.String() + "resources: [agent.yaml]\n", "agent.yaml": agentFiles,
	} {
		if err := files.WriteFile(name, []byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	built, err := krusty.MakeKustomizer(krusty.MakeDefaultOptions()).Run(files, ".")
	if err != nil {
		t.Fatalf("%v\n%s", err, text.String())
	}
	out, err := built.AsYaml()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(canonical(t, fixedFiles), canonical(t, string(out))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

const fixedFiles = `
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: agent, namespace: kube-system}
spec:
  selector: {matchLabels: {app: agent}}
  template:
    metadata: {labels: {app: agent}}
    spec:
      hostPID: false
      containers:
      - name: agent
        image: x
        volumeMounts: [{name: etc, mountPath: /etc}]
      volumes: [{name: etc, emptyDir: {}}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: agent, labels: {a: b}}
rules: [{apiGroups: [""], resources: [pods], verbs: [get]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: agent}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
subjects: []
`

// canonical are the documents of a text, by kind.
func canonical(t *testing.T, text string) map[string]any {
	t.Helper()
	found := map[string]any{}
	for part := range strings.SplitSeq(text, "---\n") {
		var object map[string]any
		if err := yaml.Unmarshal([]byte(part), &object); err != nil {
			t.Fatal(err)
		}
		if kind, ok := object["kind"].(string); ok {
			found[kind] = object
		}
	}
	return found
}
