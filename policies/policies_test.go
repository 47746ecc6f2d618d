package policies_test

import (
	"context"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/format"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/policies"
)

// onDisk is this directory, with the tests, which are not embedded.
func onDisk() policy.Source { return policy.Source{Name: "builtin", FS: os.DirFS(".")} }

// load loads the embedded policies; it fails unless their METADATA is whole.
func load(t testing.TB) *policy.Library {
	t.Helper()
	library, problems, err := policy.Load(context.Background(), policy.Source{Name: "builtin", FS: policies.FS})
	if err != nil || len(problems) > 0 {
		t.Fatalf("Load: %v %v", err, problems)
	}
	return library
}

// regoFiles are all files of a directory by path.
func regoFiles(t *testing.T, dir fs.FS) map[string]string {
	t.Helper()
	names, err := fs.Glob(dir, "*/*.rego")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(dir, name)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = string(text)
	}
	return all
}

// TestRego runs all tests, which must reach every line.
func TestRego(t *testing.T) {
	report, err := policy.Test(context.Background(), onDisk(), onDisk())
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range report.Problems {
		t.Error(p)
	}
	for _, r := range report.Results {
		if !r.Passed {
			t.Errorf("%s:%d: %s failed: %s", r.File, r.Line, r.Name, r.Message)
		}
	}
	for _, c := range report.Coverage {
		if len(c.Missed) > 0 || c.Total == 0 && !strings.HasSuffix(c.File, "/nodefiles.rego") {
			t.Errorf("%s: no test reaches lines %v", c.File, c.Missed)
		}
	}
}

func TestEmbedded(t *testing.T) {
	want := regoFiles(t, os.DirFS("."))
	for name := range want {
		if strings.HasSuffix(name, "_test.rego") {
			delete(want, name)
		}
	}
	if diff := cmp.Diff(want, regoFiles(t, policies.FS)); diff != "" {
		t.Errorf("embedded files (-on disk +embedded):\n%s", diff)
	}
}

func TestFormat(t *testing.T) {
	for name, text := range regoFiles(t, os.DirFS(".")) {
		formatted, err := format.SourceWithOpts(name, []byte(text), format.Opts{RegoVersion: ast.RegoV1})
		if err != nil {
			t.Error(err)
			continue
		}
		if os.Getenv("UPDATE") != "" {
			if err := os.WriteFile(name, formatted, 0o644); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if diff := cmp.Diff(text, string(formatted)); diff != "" {
			t.Errorf("%s is not formatted; run UPDATE=1 go test ./policies -run TestFormat:\n%s", name, diff)
		}
	}
}

// TestIDs keeps a list of all ids that there ever were, so that none is used
// again for something else. Lines are added and never removed.
func TestIDs(t *testing.T) {
	text, err := os.ReadFile("testdata/ids.txt")
	if err != nil {
		t.Fatal(err)
	}
	var retired, used []string
	for _, line := range strings.Split(strings.TrimSpace(string(text)), "\n") {
		id, mark, _ := strings.Cut(line, " ")
		if mark == "retired" {
			retired = append(retired, id)
		} else {
			used = append(used, id)
		}
	}
	var ids []string
	for _, p := range load(t).Policies() {
		ids = append(ids, p.ID)
		if slices.Contains(retired, p.ID) {
			t.Errorf("id %s was retired and must not be used again", p.ID)
		}
	}
	if diff := cmp.Diff(used, ids); diff != "" {
		t.Errorf("add new ids to testdata/ids.txt, and mark those that are gone with \" retired\" (-list +policies):\n%s", diff)
	}
}
