package render

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/cli-runtime/pkg/printers"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// templates are texts that kubectl's printer understands too.
func templates() map[string]string {
	return map[string]string{
		"field":            `{{.kind}}`,
		"missing field":    `{{.nothing.at.all}}`,
		"range":            `{{range .items}}{{.id}} {{.severity}}{{"\n"}}{{end}}`,
		"exists":           `{{exists . "items" 0 "id"}} {{exists . "items" 7}} {{exists . "items" -1}} {{exists . "items" "id"}} {{exists .kind 0 "x"}} {{exists . "no"}}`,
		"base64":           `{{base64decode "aGVsbG8="}}`,
		"no base64":        `{{base64decode "?"}}`,
		"format":           `{{printf "%-8s|" .kind}}{{len .items}}`,
		"with and define":  `{{define "t"}}<{{.}}>{{end}}{{with .apiVersion}}{{template "t" .}}{{end}}`,
		"out of range":     `{{index .items 99}}`,
		"no method":        `{{.GetObjectKind}}`,
		"not closed":       `{{range .items}}`,
		"unknown function": `{{env "HOME"}}`,
	}
}

// TestGoTemplateEqualsKubectl compares with the printer of kubectl.
func TestGoTemplateEqualsKubectl(t *testing.T) {
	list := &api.PolicyList{Items: []api.Policy{{ID: "a", Severity: api.High}, {ID: "b", Severity: api.Low}}}
	list.APIVersion, list.Kind = api.APIVersion, "PolicyList"
	for name, text := range templates() {
		t.Run(name, func(t *testing.T) {
			var want, got bytes.Buffer
			kubectl, wantErr := printers.NewGoTemplatePrinter([]byte(text))
			if wantErr == nil {
				kubectl.AllowMissingKeys(true)
				wantErr = kubectl.PrintObj(list, &want)
			}
			ours, err := kubectlPrinter("go-template=" + text)
			if err == nil {
				err = ours.PrintObj(list, &got)
			}
			if (err != nil) != (wantErr != nil) {
				t.Fatalf("got error %v, kubectl %v", err, wantErr)
			}
			// kubectl mixes its errors into the output.
			if diff := cmp.Diff(want.String(), got.String()); err == nil && diff != "" {
				t.Errorf("kubectl (-) and ours (+) differ:\n%s", diff)
			}
		})
	}
}

func TestGoTemplateFormats(t *testing.T) {
	file := filepath.Join(t.TempDir(), "template")
	if err := os.WriteFile(file, []byte("{{.kind}}"), 0o600); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ format, want, err string }{
		{"go-template={{.kind}}", "PolicyList", ""},
		{"template={{.kind}}", "PolicyList", ""},
		{"go-template-file=" + file, "PolicyList", ""},
		{"templatefile=" + file, "PolicyList", ""},
		{"go-template", "", "no template given"},
		{"go-template-file=" + file + "2", "", "read template"},
		{"go-templates={{.kind}}", "", "unable to match a printer"},
	}
	for _, tt := range tests {
		t.Run(tt.format, func(t *testing.T) {
			var got bytes.Buffer
			p, err := kubectlPrinter(tt.format)
			if err == nil {
				list := &api.PolicyList{}
				list.Kind = "PolicyList"
				err = p.PrintObj(list, &got)
			}
			if (err != nil) != (tt.err != "") || err != nil && !strings.Contains(err.Error(), tt.err) {
				t.Fatalf("got error %v, want %q", err, tt.err)
			}
			if diff := cmp.Diff(tt.want, got.String()); diff != "" {
				t.Errorf("output (-want +got):\n%s", diff)
			}
		})
	}
}
