package render

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestPrinterRefusesUnknownFormats(t *testing.T) {
	_, err := Printer("nonsense", Options{})
	if err == nil {
		t.Fatal("no error")
	}
	for _, format := range Formats() {
		if !strings.Contains(err.Error(), format) {
			t.Errorf("%q does not list %s", err, format)
		}
	}
	want := []string{"table", "wide", "json", "yaml", "kyaml", "name"}
	if diff := cmp.Diff(want, Formats()[:6]); diff != "" {
		t.Error(diff)
	}
}

func TestPrinterRefusesBrokenTemplates(t *testing.T) {
	for _, format := range []string{"jsonpath={.x", "go-template={{", "jsonpath", "go-template-file=testdata/absent"} {
		if _, err := Printer(format, Options{}); err == nil || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", format, err)
		}
	}
}

// TestRoundTrip: JSON escapes what could do harm. YAML has no escapes for all of
// it, so there the text itself has them.
func TestRoundTrip(t *testing.T) {
	report := sampleReport(t)
	report.Findings[7].Evidence[0].Value = "SYS_ADMIN\x00" // JSON has no broken UTF-8
	legible := cleaned(report, cleaner{text: escapedLines, prose: escapedLines})
	tests := map[string]struct {
		decode func([]byte, any) error
		want   *api.AuditReport
	}{
		"json":  {json.Unmarshal, report},
		"JSON":  {json.Unmarshal, report},
		"yaml":  {func(b []byte, into any) error { return yaml.UnmarshalStrict(b, into) }, legible},
		"kyaml": {func(b []byte, into any) error { return yaml.UnmarshalStrict(b, into) }, legible},
	}
	for format, tt := range tests {
		t.Run(format, func(t *testing.T) {
			got := &api.AuditReport{}
			if err := tt.decode([]byte(printed(t, format, Options{}, report)), got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Only a time that was never set is null.
func TestMachineFormatsAreComplete(t *testing.T) {
	tests := map[string]struct {
		document runtime.Object
		want     string
		nulls    int
	}{
		"report":     {&api.AuditReport{}, `"findings": []`, 1},
		"components": {&api.ComponentList{}, `"kind": "ComponentList"`, 0},
		"policies":   {&api.PolicyList{}, `"items": []`, 0},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			out := printed(t, "json", Options{}, tt.document)
			if strings.Count(out, "null") != tt.nulls || !strings.Contains(out, tt.want) || !strings.Contains(out, `"apiVersion": "sysaudit.dev/v1alpha1"`) {
				t.Error(out)
			}
			if !tt.document.GetObjectKind().GroupVersionKind().Empty() {
				t.Error("the caller's document was changed")
			}
		})
	}
}

func TestTemplates(t *testing.T) {
	tests := []struct{ format, want string }{
		{`jsonpath={.findings[?(@.severity=="low")].id}`, "f-00000005 f-00000006"},
		{`jsonpath={.findings[0].evidence[0].line}`, "118"},
		{`jsonpath-as-json={.summary.waived}`, "[\n    2\n]\n"},
		{`go-template={{range .policies}}{{.id}} {{end}}`, "kubelet-pods-host-path wildcard-rbac "},
	}
	for _, tt := range tests {
		t.Run(tt.format, func(t *testing.T) {
			if got := printed(t, tt.format, Options{}, sampleReport(t)); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestFailedTemplatePrintsNothing(t *testing.T) {
	for _, format := range []string{`go-template={{index .findings 9999}}`, `jsonpath={.findings[9999].id}`} {
		printer, err := Printer(format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		err = printer.PrintObj(sampleReport(t), &out)
		if err == nil || len(err.Error()) > 300 || strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "Printing") {
			t.Errorf("%s: error %v", format, err)
		}
		if out.Len() > 0 {
			t.Errorf("%s printed %q", format, out.String())
		}
	}
}

type brokenPipe struct{}

var errPipe = errors.New("broken pipe")

func (brokenPipe) Write([]byte) (int, error) { return 0, errPipe }

func TestWriteErrorsAreReturned(t *testing.T) {
	for _, format := range []string{"table", "wide", "json", "name"} {
		printer, err := Printer(format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := printer.PrintObj(sampleReport(t), brokenPipe{}); !errors.Is(err, errPipe) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

func TestForeignObjectsAreRefused(t *testing.T) {
	for _, format := range []string{"table", "wide", "name"} {
		printer, err := Printer(format, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if err := printer.PrintObj(&corev1.Pod{}, &bytes.Buffer{}); err == nil {
			t.Errorf("%s prints a pod", format)
		}
	}
}
