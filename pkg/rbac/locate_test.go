package rbac

import (
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestLocate(t *testing.T) {
	x := file(t, parts+bound+`
kind: ClusterRole
metadata: {name: all}
aggregationRule: {clusterRoleSelectors: [{matchLabels: {to-all: "true"}}]}
---
kind: RoleBinding
metadata: {name: b, namespace: a}
roleRef: {kind: ClusterRole, name: edit}
subjects: [{kind: Robot, name: v}, {kind: Group, name: g}]
`)
	index := func(i int) *int { return &i }
	tests := []struct {
		name     string
		evidence api.Evidence
		line     int
		field    string
	}{
		{"rule", api.Evidence{Role: "ClusterRole/a-part", Index: index(1)}, 6, "rules[1]"},
		{"gathered rule", api.Evidence{Role: "ClusterRole/all", Index: index(2), Binding: "ClusterRoleBinding/b"}, 12, "rules[0]"},
		{"rule of a default role", api.Evidence{Role: "ClusterRole/edit", Index: index(0), Binding: "RoleBinding/a/b", Subject: "Group/g"}, 31, "subjects[1]"},
		{"rule that is not there", api.Evidence{Role: "ClusterRole/a-part", Index: index(9), Binding: "ClusterRoleBinding/b"}, 20, "roleRef"},
		{"binding", api.Evidence{Binding: "RoleBinding/a/b", Subject: "User/w"}, 31, "roleRef"},
		{"binding, no subject given", api.Evidence{Binding: "RoleBinding/a/b"}, 31, "roleRef"},
		{"nothing known", api.Evidence{Role: "Role/a/b", Binding: "RoleBinding/a/none"}, 0, ""},
		{"a field of a pod", api.Evidence{Field: "spec.hostPID"}, 0, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			origin, field := x.Locate(tt.evidence)
			if origin.Line != tt.line || field != tt.field {
				t.Errorf("line %d, field %q, want line %d, %q", origin.Line, field, tt.line, tt.field)
			}
		})
	}
}
