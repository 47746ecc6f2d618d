package policy

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

func TestMarkdown(t *testing.T) {
	got := Markdown([]Policy{{
		Policy: api.Policy{
			ID: "open-door", Title: "A | title", Description: "All * of it.", Severity: api.High, Category: "house",
			Subject: "thing", Grants: "node-root", Attack: "Walk in.", Needed: "When <hot>.", Remediation: "Lock it.",
			References: []api.Reference{{Description: "A page", URL: "https://example.com/page"}, {URL: "https://example.com"}},
			Frameworks: map[string][]string{"pss": {"baseline"}, "cis": {"5.2.1", "5.2.2"}},
			Examples:   &api.Examples{Bad: "door: open\n", Good: "# ```\ndoor: locked\n"},
		},
		Expected: []string{"Cilium"},
	}, {
		Policy: api.Policy{
			ID: "rule", Title: "A rule", Description: "A description.", Severity: api.Low, Category: "book",
			Subject: "thing", Remediation: "Keep it.", Optional: true,
			References: []api.Reference{{URL: "https://example.com"}},
		},
	}})
	if diff := cmp.Diff(wantMarkdown(), got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// wantMarkdown has ~ for `.
func wantMarkdown() string {
	return strings.ReplaceAll(`# Policies

Generated from the METADATA of the policies; ~make docs~ rewrites it. ~kubectl sysaudit explain ID~ shows a policy in the terminal.

- [book](#category-book): 1
- [house](#category-house): 1

## Category book

| policy | severity | subject | gives | finds |
| --- | --- | --- | --- | --- |
| [rule](#rule) | low | thing |  | A rule (off by default) |

### rule

**A rule.** A description.

- Severity: low
- Subject: thing
- Optional: evaluated only with ~--policy~ or ~--category~

**How to fix it.** Keep it.

References:

- [https://example.com](https://example.com)

## Category house

| policy | severity | subject | gives | finds |
| --- | --- | --- | --- | --- |
| [open-door](#open-door) | high | thing | node-root | A \| title |

### open-door

**A | title.** All \* of it.

- Severity: high
- Subject: thing
- Gives an attacker: node-root
- Expected of: Cilium
- CIS Kubernetes Benchmark v1.12: 5.2.1, 5.2.2
- Pod Security Standards: baseline

**How an attacker uses it.** Walk in.

**When it is needed.** When \<hot>.

**How to fix it.** Lock it.

Bad:

~~~yaml
door: open
~~~

Good:

~~~~yaml
# ~~~
door: locked
~~~~

References:

- [A page](https://example.com/page)
- [https://example.com](https://example.com)
`, "~", "`")
}
