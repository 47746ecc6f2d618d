package render

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
	"k8s.io/apimachinery/pkg/runtime"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestGolden(t *testing.T) {
	report := sampleReport(t)
	documents := map[string]runtime.Object{
		"report":     report,
		"components": api.NewComponentList(report.Cluster, report.Components, report.Gaps),
		"policies":   api.NewPolicyList(report.Policies),
	}
	for name, document := range documents {
		for _, format := range []string{"table", "wide"} {
			for _, columns := range []int{0, 60, 80, 120, 200} {
				file := fmt.Sprintf("%s-%s-%d.golden", name, format, columns)
				t.Run(file, func(t *testing.T) {
					golden(t, file, printed(t, format, Options{TTY: columns > 0, Width: columns}, document))
				})
			}
		}
	}
	t.Run("color", func(t *testing.T) {
		golden(t, "report-color.golden", printed(t, "table", Options{TTY: true, Width: 80, Color: true}, report))
	})
}

// printed is what the printer of a format writes.
func printed(t *testing.T, format string, o Options, document runtime.Object) string {
	t.Helper()
	printer, err := Printer(format, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := printer.PrintObj(document, &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// golden compares with a file of testdata; UPDATE=1 writes it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (UPDATE=1 rewrites it):\n%s", name, diff)
	}
}
