package deploy_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"testing"

	"k8s.io/cli-runtime/pkg/genericiooptions"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/cli"
)

// TestOwnDeploymentIsClean audits what is deployed by all policies, the Pod
// Security Standards and good manners too.
func TestOwnDeploymentIsClean(t *testing.T) {
	for _, folder := range []string{"base", "pvc", withWaivers(t)} {
		t.Run(filepath.Base(folder), func(t *testing.T) {
			for _, selection := range [][]string{nil, {"--category", "*"}} {
				report := audit(t, append([]string{"-k", folder, "--scope", "all"}, selection...)...)
				if report.Summary.Workloads != 1 || len(report.Gaps) > 0 {
					t.Errorf("%d workloads, gaps %v", report.Summary.Workloads, report.Gaps)
				}
				for _, f := range report.Findings {
					if f.Severity.AtLeast(api.Medium) {
						t.Errorf("%s %s: %s", f.Severity, f.Policy, f.Message)
					}
				}
			}
		})
	}
}

// withWaivers is the base with the component that reads waivers.
func withWaivers(t *testing.T) string {
	t.Helper()
	// Kustomize wants relative paths, and no folder that holds the one it is in.
	folder, err := os.MkdirTemp(".", "waivers-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(folder) })
	text := "resources: [../base]\ncomponents: [../waivers]\n"
	if err := os.WriteFile(filepath.Join(folder, "kustomization.yaml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return folder
}

func audit(t *testing.T, args ...string) *api.AuditReport {
	t.Helper()
	var out, errOut bytes.Buffer
	streams := genericiooptions.IOStreams{In: bytes.NewReader(nil), Out: &out, ErrOut: io.Writer(&errOut)}
	if code := cli.Main(t.Context(), append(args, "-o", "json"), streams); code != 0 {
		t.Fatalf("exit code %d: %s", code, &errOut)
	}
	report := &api.AuditReport{}
	if err := json.Unmarshal(out.Bytes(), report); err != nil {
		t.Fatal(err)
	}
	return report
}
