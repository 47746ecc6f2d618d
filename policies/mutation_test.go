package policies_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// TestBothKinds holds each policy to tests that expect findings and tests that
// expect none. Their names say which, and they are not taken at their word:
// the former must fail when the policy finds nothing, the latter when it finds
// something always.
func TestBothKinds(t *testing.T) {
	files := regoFiles(t, os.DirFS("."))
	for _, p := range load(t).Policies() {
		t.Run(p.ID, func(t *testing.T) {
			name := strings.TrimPrefix(p.File, "builtin/")
			never := run(t, files, name, "findings contains finding if some finding in json.unmarshal(`[]`)")
			always := run(t, files, name, "findings contains json.unmarshal(`{}`)")
			expectFailures(t, never, "test_finds_", "finds nothing")
			expectFailures(t, always, "test_silent_", "always finds something")
		})
	}
}

func expectFailures(t *testing.T, results []policy.TestResult, prefix, policyDoes string) {
	t.Helper()
	n := 0
	for _, r := range results {
		if !strings.HasPrefix(r.Name, prefix) {
			continue
		}
		n++
		if r.Passed {
			t.Errorf("%s passes although the policy %s", r.Name, policyDoes)
		}
	}
	if n == 0 {
		t.Errorf("there is no test %s…", prefix)
	}
}

// run runs the tests of one policy, whose rules are replaced by one.
func run(t *testing.T, files map[string]string, name, rule string) []policy.TestResult {
	t.Helper()
	metadata, rest, _ := strings.Cut(files[name], "\npackage ")
	pkg, _, _ := strings.Cut(rest, "\n")
	test := strings.TrimSuffix(name, ".rego") + "_test.rego"
	dir := fstest.MapFS{
		name: {Data: []byte(metadata + "\npackage " + pkg + "\n\n" + rule + "\n")},
		test: {Data: []byte(files[test])},
	}
	for file, text := range files {
		if strings.HasPrefix(file, "lib/") && (file == "lib/fixture_test.rego" || !strings.HasSuffix(file, "_test.rego")) {
			dir[file] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	for _, schema := range []string{"cluster", "namespace", "node", "serviceaccount", "workload"} {
		text, err := os.ReadFile("schema/" + schema + ".json")
		if err != nil {
			t.Fatal(err)
		}
		dir["schema/"+schema+".json"] = &fstest.MapFile{Data: text}
	}
	source := policy.Source{Name: "builtin", FS: dir}
	report, err := policy.Test(context.Background(), source, source)
	if err != nil {
		t.Fatal(err)
	}
	for _, problem := range report.Problems {
		t.Fatal(problem)
	}
	return report.Results
}
