package cli

import (
	"io"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// prominent is the number of rows that nobody overlooks.
const prominent = 3

// TestScenarios audits published chains: the report tells each of them, first of
// all, and what to change; and nothing of them after the vendor's fix.
func TestScenarios(t *testing.T) {
	all := chains(t)
	if len(all) < 14 {
		t.Fatalf("%d scenarios", len(all))
	}
	s := newScanner(t)
	for _, c := range all {
		t.Run(filepath.Base(c.dir), func(t *testing.T) {
			vulnerable, fixed := s.scan(t, c, "vulnerable.yaml"), s.scan(t, c, "fixed.yaml")
			if c.Finds != nil {
				c.onlyFound(t, vulnerable, fixed)
				return
			}
			c.told(t, vulnerable)
			c.cut(t, vulnerable)
			if p := c.path(fixed); p != nil {
				t.Errorf("after the fix there is still a path: %+v", steps(fixed, p))
			}
		})
	}
}

// told checks the path, and that its first finding cannot be overlooked.
func (c chain) told(t *testing.T, report *api.AuditReport) {
	t.Helper()
	path := c.path(report)
	if path == nil {
		t.Fatalf("no path from %s to %s", c.Start, c.Goal)
	}
	if diff := cmp.Diff(c.Hops, steps(report, path)); diff != "" {
		t.Errorf("hops, want (-) and got (+):\n%s", diff)
	}
	first := byID(report, path.Hops[0].Finding)
	if first == nil || first.Rank > prominent || first.Reaches == nil || first.Reaches.Goal != c.Goal {
		t.Errorf("the first finding is %+v, want it among the first %d with the goal", first, prominent)
	}
}

// cut checks that the fixes of the report are the change that was made, or the
// one that the scenario states instead.
func (c chain) cut(t *testing.T, report *api.AuditReport) {
	t.Helper()
	want := c.Fix
	if c.Cut != "" {
		want = c.Cut
	}
	var objects []string
	for _, fix := range report.Fixes {
		objects = append(objects, objectText(&fix.Change))
	}
	if diff := cmp.Diff([]string{want}, objects); diff != "" {
		t.Errorf("fixes, want (-) and got (+):\n%s", diff)
	}
	if (c.Cut == "") != (c.CutWhy == "") || c.Cut == c.Fix {
		t.Errorf("the fix is %q and the cut %q, because %q", c.Fix, c.Cut, c.CutWhy)
	}
}

// onlyFound checks a chain whose end the graph does not know.
func (c chain) onlyFound(t *testing.T, vulnerable, fixed *api.AuditReport) {
	t.Helper()
	about := func(f api.Finding) bool {
		return f.Policy == c.Finds.Policy && objectText(&api.Change{Kind: f.Subject.Kind, Namespace: f.Subject.Namespace, Name: f.Subject.Name}) == c.Finds.Object
	}
	if at := slices.IndexFunc(vulnerable.Findings, about); at < 0 || at >= prominent {
		t.Errorf("%+v has place %d, want it among the first %d", *c.Finds, at+1, prominent)
	}
	if slices.ContainsFunc(fixed.Findings, about) {
		t.Errorf("%+v is still found after the fix", *c.Finds)
	}
}

// scanner audits files with what has been loaded once.
type scanner struct {
	catalog  *system.Catalog
	policies policySet
}

func newScanner(t *testing.T) scanner {
	t.Helper()
	flags := newAuditFlags()
	policies, err := flags.policy.loadSet(t.Context())()
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := loadCatalog()()
	if err != nil {
		t.Fatal(err)
	}
	return scanner{catalog, policies}
}

// scan is the report about one version of a scenario.
func (s scanner) scan(t *testing.T, c chain, version string) *api.AuditReport {
	t.Helper()
	read, err := readAll(t.Context(), collect.Files(collect.FileOptions{Filenames: c.manifests(version)}), io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	if read.problems != nil || len(read.inventory.Gaps) > 0 {
		t.Fatalf("problems %v, gaps %v", read.problems, read.inventory.Gaps)
	}
	report, err := read.audit(t.Context(), s.catalog, facts.Scope{}, s.policies)
	if err != nil {
		t.Fatal(err)
	}
	return report.AuditReport
}
