package rbac_test

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac/rbactest"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/policies"
)

// asked is a policy that answers the questions of its input. The library does
// not look at names, and knows by itself what a grant of one namespace cannot
// allow because it is in none. The schema of the input has room for questions
// only as text, in the name.
const asked = `# METADATA
# title: Answers questions
# description: Its message lists those that the library allows.
# related_resources:
#   - description: RBAC
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: asked
#   severity: low
#   category: rbac
#   subject: serviceaccount
#   remediation: None.
package policies.rbac.asked

import data.policies.lib.rbac

findings contains {"message": concat(",", allowed), "evidence": [{"field": "spec"}]} if count(allowed) > 0

allowed := {sprintf("%d", [i]) | some i, question in _questions; _allowed(question)}

_questions := json.unmarshal(input.identity.name)

_allowed(question) if {
	some grant in input.identity.grants
	rbac.allows_url(grant, question.verb, question.url)
}

_allowed(question) if {
	some grant in input.identity.grants
	_reaches(grant.namespace, question)
	_names(grant, question.name)
	rbac.allows(grant, question.verb, question.group, question.resource)
}

_reaches("", _)

_reaches(_, question) if question.cluster

_reaches(namespace, question) if namespace == question.namespace

_names(grant, _) if rbac.unnamed(grant)

_names(grant, name) if name in grant.resourceNames
`

// TestLibraryOfPolicies asks data.policies.lib.rbac those questions of the
// worlds, which test/oracle asks an API server, that are about requests that
// occur: the library is for those only.
func TestLibraryOfPolicies(t *testing.T) {
	library := loadAsked(t)
	n, allowed, wrong := 0, 0, 0
	for seed := range uint64(40) {
		w := rbactest.New(seed)
		x := rbac.NewIndex(w.With(admin()).Inventory(""))
		for _, q := range quizzes(t, x, w.Questions(2600)) {
			answers := answersOf(t, library, q)
			for i, question := range q.questions {
				n++
				_, want := x.Allows(question.Identity, question.Request)
				if want {
					allowed++
				}
				if answers[strconv.Itoa(i)] == want {
					continue
				}
				if wrong++; wrong <= 10 {
					t.Errorf("seed %d: %s %+v: the library says %t", seed, question.Identity, question.Request, !want)
				}
			}
		}
	}
	t.Logf("%d questions, %d allowed, %d disagreements", n, allowed, wrong)
	if n < 20_000 || allowed < n/10 || wrong > 0 {
		t.Errorf("%d questions, %d allowed, %d disagreements", n, allowed, wrong)
	}
}

func loadAsked(t *testing.T) *policy.Library {
	t.Helper()
	own := policy.Source{Name: "own", FS: fstest.MapFS{"rbac/asked.rego": {Data: []byte(asked)}}}
	library, problems, err := policy.Load(context.Background(), policy.Source{Name: "builtin", FS: policies.FS}, own)
	if err != nil || len(problems) > 0 {
		t.Fatal(err, problems)
	}
	library, err = library.Select(policy.Selection{IDs: []string{"asked"}})
	if err != nil {
		t.Fatal(err)
	}
	return library
}

// answersOf are the numbers of the questions that the library allows.
func answersOf(t *testing.T, library *policy.Library, q *quiz) map[string]bool {
	t.Helper()
	findings, gaps := library.Evaluate(t.Context(), []policy.Document{q})
	if len(gaps) > 0 || len(findings) > 1 {
		t.Fatalf("%d findings, gaps %v", len(findings), gaps)
	}
	answers := map[string]bool{}
	for _, f := range findings {
		for _, number := range strings.Split(f.Message, ",") {
			answers[number] = true
		}
	}
	return answers
}
