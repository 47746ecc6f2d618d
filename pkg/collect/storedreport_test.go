package collect

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func TestStoredReports(t *testing.T) {
	const head = "apiVersion: sysaudit.dev/v1alpha1\nkind: AuditReport\n"
	tests := []struct {
		name, text string
		want       []string
		gap        string
	}{
		{"YAML", head + "findings: [{id: f-1, severity: high}]\n", []string{"f-1"}, ""},
		{"JSON", `{"kind": "AuditReport", "apiVersion": "sysaudit.dev/v1alpha1", "findings": [{"id": "f-1"}]}`, []string{"f-1"}, ""},
		{"two", head + "findings: [{id: f-1}]\n---\n" + head + "findings: [{id: f-2}]\n", []string{"f-1", "f-2"}, ""},
		{"beside manifests", "apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n---\n" + head + "findings: [{id: f-1}]\n", []string{"f-1"}, ""},
		{"not as it should be", head + "findings: 7\n", nil, "AuditReport: json: cannot unmarshal"},
		{"broken", head + "findings: [}\n", nil, "invalid YAML"},
		{"another version", "apiVersion: sysaudit.dev/v9\nkind: AuditReport\n", nil, "nothing to audit"},
		{"another kind", "apiVersion: sysaudit.dev/v1alpha1\nkind: ComponentList\n", nil, "nothing to audit"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "report.yaml")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			var got []string
			source := Files(FileOptions{Filenames: []string{path}, Reports: func(r *api.AuditReport) { got = append(got, r.Findings[0].ID) }})
			builder := inventory.NewBuilder()
			if _, err := source.Read(context.Background(), builder); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			var gaps []string
			for _, gap := range builder.Inventory().Gaps {
				gaps = append(gaps, gap.Message)
			}
			if text := strings.Join(gaps, "\n"); !strings.Contains(text, tt.gap) || tt.gap == "" && text != "" {
				t.Errorf("gaps %q, want %q", text, tt.gap)
			}
		})
	}
}
