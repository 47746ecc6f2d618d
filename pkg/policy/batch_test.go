package policy

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// loadBuiltin loads built-in policies besides open-door, by the bodies of their names.
func loadBuiltin(t *testing.T, bodies map[string]string) *Library {
	t.Helper()
	var pairs []string
	for name, body := range bodies {
		pairs = append(pairs, "house/"+name+".rego", policyFile("house", name, body))
	}
	library, problems, err := Load(context.Background(), builtinSource(pairs...))
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	return library
}

// TestBatchIsAskedAgainOneByOne: built-in policies that are asked together keep
// what is wrong with one of them to that one.
func TestBatchIsAskedAgainOneByOne(t *testing.T) {
	failing := "findings contains x if {\n\tinput.name == \"b\"\n\tx := to_number(input.name)\n}"
	for name, test := range map[string]struct{ body, gap string }{
		"error": {failing, "to_number"},
		"slow":  {strings.Replace(endless, "slow", "b", 1), "took longer than 100ms"},
		"wrong": {"findings contains \"x\" if input.name == \"b\"", "finding is not an object"},
	} {
		t.Run(name, func(t *testing.T) {
			library := loadBuiltin(t, map[string]string{"bad": test.body, "other_door": openDoor}).WithTimeLimit(100 * time.Millisecond)
			var docs []Document
			for _, house := range []thing{house("a", "front"), house("b", "front"), house("c", "front")} {
				docs = append(docs, house)
			}
			findings, gaps := library.Evaluate(context.Background(), docs)
			var got []string
			for _, f := range findings {
				got = append(got, fmt.Sprintf("%s %s", f.Policy, f.Subject.Name))
			}
			want := []string{"open-door a", "open-door b", "open-door c", "other-door a", "other-door b", "other-door c"}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("findings (-want +got):\n%s", diff)
			}
			if len(gaps) != 1 || gaps[0].Resource != "bad" || !strings.Contains(gaps[0].Message, test.gap) {
				t.Errorf("gaps: %v", gaps)
			}
		})
	}
}

// TestBatchKeepsSubjectsApart: what is known of one document is not taken for
// known of another.
func TestBatchKeepsSubjectsApart(t *testing.T) {
	body := "import data.policies.lib.text\n\n" + strings.Replace(openDoor, `[door.name]`, `[concat(" ", [text.shout(door.name), _own])]`, 1) + "\n\n_own := input.name\n"
	library := loadBuiltin(t, map[string]string{"named_door": body})
	findings, gaps := library.Evaluate(context.Background(), []Document{house("a", "front"), house("b", "front")})
	var got []string
	for _, f := range findings {
		got = append(got, f.Message)
	}
	want := []string{"door FRONT a is open", "door FRONT b is open", "door front is open", "door front is open"}
	if diff := cmp.Diff(want, got); diff != "" || len(gaps) > 0 {
		t.Errorf("gaps %v (-want +got):\n%s", gaps, diff)
	}
}
