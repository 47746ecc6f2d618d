package collect

import (
	"bytes"
	"compress/gzip"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const reportHead = "apiVersion: sysaudit.dev/v1alpha1\nkind: AuditReport\n"

func TestReports(t *testing.T) {
	const one = reportHead + "findings: [{id: f-1, policy: p, severity: high}]\n"
	const fleet = `{"gaps": [], "reports": [{"cluster": {"context": "a"}}, {"cluster": {"context": "b"}}],
		"kind": "FleetReport", "apiVersion": "sysaudit.dev/v1alpha1"}`
	tests := []struct {
		name, text string
		reports    int
		want       string // of the error, behind the name of the file
	}{
		{"YAML", one, 1, ""},
		{"Windows line endings", strings.ReplaceAll(one, "\n", "\r\n"), 1, ""},
		{"gzip", packed(t, one), 1, ""},
		{"fleet", fleet, 2, ""},
		{"unknown fields of a later release", one + "later: {a: b}\n", 1, ""},
		{"empty", "", 0, " holds no report: it is empty"},
		{"cut off", `{"apiVersion": "sysaudit.dev/v1alpha1", "kind": "AuditReport", "findings": [{"id"`, 0, ":1: the text ends in the middle of an object"},
		{"not text", "\x00\x01\x02", 0, ":1: neither YAML nor JSON"},
		{"broken", reportHead + "findings: [}\n", 0, ":2: invalid YAML"},
		{"wrong type", reportHead + "findings: 7\n", 0, ":1: no valid report: "},
		{"finding without an id", reportHead + "findings: [{policy: p, severity: high}]\n", 0, ":1: no valid report: findings[0] lacks an id"},
		{"finding of no severity", reportHead + "findings: [{id: f-1, policy: p, severity: dire}]\n", 0, ":1: no valid report: findings[0] lacks"},
		{"same id twice", reportHead + "findings: [{id: f-1, policy: p, severity: low}, {id: f-1, policy: p, severity: low}]\n", 0, ":1: no valid report: findings[1] has the id"},
		{"newer version", "apiVersion: sysaudit.dev/v1beta1\nkind: AuditReport\n", 0, ":1: a report of version sysaudit.dev/v1beta1, but this program reads sysaudit.dev/v1alpha1"},
		{"newer version behind a report", one + "---\napiVersion: sysaudit.dev/v1\nkind: AuditReport\n", 0, ":5: a report of version sysaudit.dev/v1,"},
		{"manifest", "apiVersion: v1\nkind: Pod\n", 0, ":1: no report of this program, but Pod"},
		{"report of another program", `{"ArtifactName": "x", "Results": []}`, 0, ":1: no report of this program, but something without a kind"},
		{"other document of this program", "apiVersion: sysaudit.dev/v1alpha1\nkind: Explanation\n", 0, ":1: no report of this program, but Explanation"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "report")
			if err := os.WriteFile(path, []byte(tt.text), 0o600); err != nil {
				t.Fatal(err)
			}
			got, err := Reports(t.Context(), path, nil)
			if diff := cmp.Diff(tt.reports, len(got)); diff != "" {
				t.Errorf("reports (-want +got):\n%s", diff)
			}
			text := strings.TrimPrefix(message(err), path)
			if !strings.HasPrefix(text, tt.want) || tt.want == "" && text != "" {
				t.Errorf("error %q, want %q", text, tt.want)
			}
		})
	}
}

func TestReportsFromStandardInputAndNowhere(t *testing.T) {
	got, err := Reports(context.Background(), "-", strings.NewReader(reportHead))
	if err != nil || len(got) != 1 {
		t.Errorf("%d reports, %v", len(got), err)
	}
	_, err = Reports(context.Background(), "none.json", nil)
	if diff := cmp.Diff("read none.json: no such file or directory", message(err)); diff != "" {
		t.Error(diff)
	}
}

func message(err error) string {
	if err == nil {
		return ""
	}
	return err.Error()
}

func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
