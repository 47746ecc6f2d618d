package policy

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// account is a document about a service account; together it is a bundle.
type account struct {
	thing
	together bool
}

func (a account) Kind() string {
	if a.together {
		return "bundle"
	}
	return "serviceaccount"
}

// aboutAccounts is a policy about service accounts, with a line of METADATA.
func aboutAccounts(name, line string) string {
	return strings.NewReplacer("schema.thing", "schema.serviceaccount", "subject: thing", "subject: serviceaccount"+line).
		Replace(policyFile("x", name, openDoor))
}

func loadAccounts(t *testing.T, pairs ...string) (*Library, []Problem) {
	t.Helper()
	library, problems, err := Load(context.Background(), builtinSource("schema/serviceaccount.json", thingSchema), user(pairs...))
	if err != nil {
		t.Fatal(err)
	}
	return library, problems
}

func TestBundlesAreForPoliciesThatCombine(t *testing.T) {
	library, problems := loadAccounts(t,
		"x/alone.rego", aboutAccounts("alone", ""),
		"x/apart.rego", aboutAccounts("apart", "\n#   combines: false"),
		"x/both.rego", aboutAccounts("both", "\n#   combines: true"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	one, all := account{thing: house("one", "front")}, account{thing: house("all", "front"), together: true}
	findings, gaps := library.Evaluate(context.Background(), []Document{one, all})
	if len(gaps) > 0 {
		t.Fatal(gaps)
	}
	var got []string
	for _, f := range findings {
		got = append(got, f.Policy+" "+f.Subject.Name)
	}
	if diff := cmp.Diff([]string{"alone one", "apart one", "both all", "both one"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestPoliciesThatCombineAreListedOnce: the second rule is nobody's business.
func TestPoliciesThatCombineAreListedOnce(t *testing.T) {
	library, _ := loadAccounts(t, "x/both.rego", aboutAccounts("both", "\n#   combines: true"))
	selected, err := library.Select(Selection{IDs: []string{"both"}})
	if err != nil {
		t.Fatal(err)
	}
	policies := selected.Policies()
	if len(policies) != 1 || !policies[0].Combines || policies[0].Subject != "serviceaccount" {
		t.Errorf("%+v", policies)
	}
	if p, err := library.Policy("both"); err != nil || p.Subject != "serviceaccount" {
		t.Errorf("%+v %v", p, err)
	}
	if text := Markdown(policies); !strings.Contains(text, "Also evaluated on all credentials that one node holds") {
		t.Error("the documentation does not say it")
	}
}

func TestCombinesIsChecked(t *testing.T) {
	_, problems := loadAccounts(t,
		"x/word.rego", aboutAccounts("word", "\n#   combines: perhaps"),
		"x/other.rego", strings.Replace(policyFile("x", "other", openDoor), "subject: thing", "subject: thing\n#   combines: true", 1))
	var got []string
	for _, p := range problems {
		got = append(got, p.Error())
	}
	slices.Sort(got)
	want := []string{
		"mine/x/other.rego:14: METADATA custom.combines: is for policies whose subject is serviceaccount",
		"mine/x/word.rego:14: METADATA custom.combines: must be true or false, is perhaps",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
