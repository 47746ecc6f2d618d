package cli

import (
	"bytes"
	"io"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/examples"
	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/collect"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/remedy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/system"
)

// leastResolved is the part of the demo's findings, in percent, that a change
// resolves.
const leastResolved = 95

// TestEachRemedyResolvesItsFinding applies the remedy of one finding of the
// recorded cluster after the other, each alone, and audits again.
func TestEachRemedyResolvesItsFinding(t *testing.T) {
	a := auditedDemo(t)
	r := repairerOf(t, a)
	resolved := 0
	for i := range a.judged.Findings {
		f := &a.judged.Findings[i]
		m := r.planner.Remedy(f)
		if m.Levels() == 0 {
			if len(m.Open) == 0 {
				t.Errorf("%s of %v has no remedy, and nothing says why", f.Policy, f.Subject)
			}
			continue
		}
		if left := leftAfter(t, r, m); left != nil {
			t.Errorf("%s of %v is still there: %v", f.Policy, f.Subject, left.Evidence)
		} else {
			resolved++
		}
	}
	percent := 100 * resolved / len(a.judged.Findings)
	t.Logf("a change resolves %d of %d findings, %d %%", resolved, len(a.judged.Findings), percent)
	if percent < leastResolved {
		t.Errorf("%d %% are less than %d %%", percent, leastResolved)
	}
}

// leftAfter is the finding of a remedy after it is applied; nil if it is gone.
func leftAfter(t *testing.T, r *repairer, m *remedy.Remedy) *api.Finding {
	t.Helper()
	library, err := r.policies.Select(policy.Selection{IDs: []string{m.Finding.Policy}})
	if err != nil {
		t.Fatal(err)
	}
	done, err := r.repair(t.Context(), []*remedy.Remedy{m}, library)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := done.plan.Documents(); err != nil {
		t.Error(err)
	}
	for i := range done.judged.Findings {
		if f := &done.judged.Findings[i]; sameFinding(f) == sameFinding(m.Finding) {
			return f
		}
	}
	return nil
}

// TestVerifyDoesNotJudgeTooLittle compares the shortcut of a verification with
// an audit of everything, for the cut of the recorded cluster and for parts of
// it, which leave paths.
func TestVerifyDoesNotJudgeTooLittle(t *testing.T) {
	a := auditedDemo(t)
	fixes := a.led.Fixes
	for _, n := range []int{0, len(fixes) / 2, len(fixes)} {
		a.led.Fixes = fixes[:n]
		want := withEverything(t, a)
		for name, same := range map[string]likeness{"equal": equal, "unweakened": unweakened} {
			got, err := a.leftAfterFixes(t.Context(), a.policies.Library, same)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%d fixes, %s (-everything judged +shortcut):\n%s", n, name, diff)
			}
		}
		if n == len(fixes) && len(want) > 0 {
			t.Errorf("after all fixes these reach cluster-admin: %v", want)
		}
		if n == 0 && len(want) == 0 {
			t.Error("without fixes no start reaches cluster-admin")
		}
	}
}

func withEverything(t *testing.T, a *audited) []api.Start {
	t.Helper()
	none := func(*facts.Document, *facts.Document) bool { return false }
	left, err := a.leftAfterFixes(t.Context(), a.policies.Library, none)
	if err != nil {
		t.Fatal(err)
	}
	return left
}

// TestFixesThatDoNotWorkAreNotVerified takes the changes away that the cut needs.
func TestFixesThatDoNotWorkAreNotVerified(t *testing.T) {
	a := auditedDemo(t)
	a.led.Fixes = a.led.Fixes[1:]
	cut, err := verify(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	if cut.Verified || cut.Complete || cut.Remaining == 0 {
		t.Errorf("a cut without its first fix is %+v", cut)
	}
}

func BenchmarkVerify(b *testing.B) {
	a := auditedDemo(b)
	for b.Loop() {
		if _, err := verify(b.Context(), a); err != nil {
			b.Fatal(err)
		}
	}
}

func repairerOf(t testing.TB, a *audited) *repairer {
	t.Helper()
	r, err := newRepairer(a, equal)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// auditedDemo is the audit of the recorded cluster.
func auditedDemo(t testing.TB) *audited {
	t.Helper()
	var flags policyFlags
	policies, err := flags.loadSet(t.Context())()
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := loadCatalog()()
	if err != nil {
		t.Fatal(err)
	}
	return auditedText(t, catalog, policies, examples.Demo())
}

func auditedText(t testing.TB, catalog *system.Catalog, policies policySet, text []byte) *audited {
	t.Helper()
	source := collect.Files(collect.FileOptions{Filenames: []string{"-"}, Stdin: bytes.NewReader(text)})
	read, err := readAll(t.Context(), source, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	a := &audited{reading: read, catalog: catalog, scope: facts.Scope{All: true}, policies: policies}
	if err := a.audit(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	return a
}
