package cli

import (
	"os"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
)

// TestPoliciesWithoutChange audits the bad example of each policy, and holds
// docs/fixes.md to the list of those for which no change is known, or whose
// change does not resolve the finding.
func TestPoliciesWithoutChange(t *testing.T) {
	text, err := os.ReadFile("../../docs/fixes.md")
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\|").FindAllStringSubmatch(string(text), -1) {
		told = append(told, m[1])
	}
	if diff := cmp.Diff(policiesWithoutChange(t), told); diff != "" {
		t.Errorf("policies without a change (-there are +docs/fixes.md tells):\n%s", diff)
	}
}

func policiesWithoutChange(t *testing.T) []string {
	t.Helper()
	flags := policyFlags{selection: policy.Selection{Optional: true}}
	policies, err := flags.loadSet(t.Context())()
	if err != nil {
		t.Fatal(err)
	}
	catalog, err := loadCatalog()()
	if err != nil {
		t.Fatal(err)
	}
	var none []string
	for _, p := range policies.Policies() {
		alone, err := policies.Select(policy.Selection{IDs: []string{p.ID}})
		if err != nil {
			t.Fatal(err)
		}
		a := auditedText(t, catalog, policySet{alone, nil}, []byte(p.Examples.Bad))
		r := repairerOf(t, a)
		if len(a.judged.Findings) == 0 {
			t.Errorf("%s finds nothing in its bad example", p.ID)
		}
		for i := range a.judged.Findings {
			m := r.planner.Remedy(&a.judged.Findings[i])
			if (m.Levels() == 0 || leftAfter(t, r, m) != nil) && !slices.Contains(none, p.ID) {
				none = append(none, p.ID)
				t.Log(p.ID, m.Levels(), m.Open, m.Finding.Evidence)
			}
		}
	}
	slices.Sort(none)
	return none
}
