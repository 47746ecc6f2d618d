package render

import (
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestEvidence(t *testing.T) {
	index := 3
	rule := api.Evidence{
		Rule: "pods/exec [create]", Role: "ClusterRole/x", Binding: "ClusterRoleBinding/y",
		Index: &index, Scope: "cluster", File: "rbac.yaml", Line: 9,
	}
	inNamespace := rule
	inNamespace.Scope, inNamespace.Subject, inNamespace.File = "kube-system", "Group/g", ""
	mount := api.Evidence{Container: "c", Field: "spec.containers[0].volumeMounts[2]", Value: "/x"}
	tests := []struct {
		name, table, wide string
		evidence          []api.Evidence
	}{
		{"none", "", "", nil},
		{"field of a container", "volumeMounts[2]: /x in c", "spec.containers[0].volumeMounts[2]: /x in c", []api.Evidence{mount}},
		{"more of it", "volumeMounts[2]: /x in c, +2 more", "spec.containers[0].volumeMounts[2]: /x in c, +2 more", []api.Evidence{mount, mount, mount}},
		{"field of a template", "hostPID: true", "spec.template.spec.hostPID: true", []api.Evidence{{Field: "spec.template.spec.hostPID", Value: "true"}}},
		{"field without value", "automountServiceAccountToken", "spec.automountServiceAccountToken", []api.Evidence{{Field: "spec.automountServiceAccountToken"}}},
		{"a container itself", "ephemeralContainers[0]: debug", "spec.ephemeralContainers[0]: debug", []api.Evidence{{Field: "spec.ephemeralContainers[0]", Value: "debug"}}},
		{"other object", "PersistentVolume/x spec.hostPath.path: /", "PersistentVolume/x spec.hostPath.path: /", []api.Evidence{{Object: "PersistentVolume/x", Field: "spec.hostPath.path", Value: "/"}}},
		{"value alone", "Node/a v1.20", "Node/a v1.20", []api.Evidence{{Object: "Node/a", Value: "v1.20"}}},
		{"rule", "pods/exec [create] via ClusterRoleBinding/y, rbac.yaml:9", "pods/exec [create] via ClusterRoleBinding/y to ClusterRole/x rules[3], rbac.yaml:9", []api.Evidence{rule}},
		{"rule of a group", "pods/exec [create] in kube-system via ClusterRoleBinding/y as Group/g", "pods/exec [create] in kube-system via ClusterRoleBinding/y as Group/g to ClusterRole/x rules[3]", []api.Evidence{inNamespace}},
		{"file without line", "hostIPC: true, a.json", "spec.hostIPC: true, a.json", []api.Evidence{{Field: "spec.hostIPC", Value: "true", File: "a.json"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := api.Finding{Evidence: tt.evidence}
			if got := evidence(f, false); got != tt.table {
				t.Errorf("table: %q, want %q", got, tt.table)
			}
			if got := evidence(f, true); got != tt.wide {
				t.Errorf("wide: %q, want %q", got, tt.wide)
			}
		})
	}
}

func TestEvidenceNamesTheFindingsContainer(t *testing.T) {
	f := api.Finding{Container: "c", Evidence: []api.Evidence{{Field: "spec.hostPID", Value: "true"}}}
	if got, want := evidence(f, false), "hostPID: true in c"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestFindingText(t *testing.T) {
	long := "a message that goes on and on, far beyond what anybody would want to read in one cell of a table of findings, which has other columns too, and other rows that want to be read"
	tests := []struct {
		name, title, message, table, wide string
	}{
		{"message", "title", "message", "message", "message"},
		{"long message", "title", long, "title", long},
		{"long message of parts", "title", "a part; " + long + "; b", "a part, +2 more", "a part; " + long + "; b"},
		{"long first part", "title", long + "; b", "title", long + "; b"},
		{"short message of parts", "title", "a; b", "a; b", "a; b"},
		{"no message", "title", "", "title", "title"},
		{"no title", "", long, long, long},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f := api.Finding{Title: tt.title, Message: tt.message}
			if got := findingText(f, false); got != tt.table {
				t.Errorf("table: %q", got)
			}
			if got := findingText(f, true); got != tt.wide {
				t.Errorf("wide: %q", got)
			}
		})
	}
}
