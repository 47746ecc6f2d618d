package rbac_test

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac/rbactest"
)

// askedQuestion is a question as the policy reads it.
type askedQuestion struct {
	Verb      string `json:"verb"`
	Group     string `json:"group"`
	Resource  string `json:"resource,omitempty"`
	Name      string `json:"name"`
	Namespace string `json:"namespace"`
	URL       string `json:"url,omitempty"`
	// Cluster is true for kinds without a namespace.
	Cluster bool `json:"cluster"`
}

// quiz is one identity and what is asked about it.
type quiz struct {
	name      string
	input     facts.IdentityInput
	questions []rbactest.Question
}

func (q *quiz) Subject() api.Subject {
	return api.Subject{Kind: "ServiceAccount", Namespace: "a", Name: q.name}
}

func (q *quiz) Kind() string          { return facts.KindIdentity }
func (q *quiz) Input() any            { return q.input }
func (q *quiz) Containers() []string  { return nil }
func (q *quiz) Annotate(*api.Finding) {}

// write puts the questions into the input.
func (q *quiz) write(t *testing.T) {
	t.Helper()
	var list []askedQuestion
	for _, question := range q.questions {
		r := question.Request
		resource := r.Resource
		if r.Subresource != "" {
			resource += "/" + r.Subresource
		}
		list = append(list, askedQuestion{
			Verb: r.Verb, Group: r.Group, Resource: resource, Name: r.Name, Namespace: r.Namespace, URL: r.URL,
			Cluster: question.Kind != nil && !question.Kind.Namespaced && r.Namespace == "",
		})
	}
	text, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	q.input.Identity.Name = string(text)
}

// quizzes puts together what is asked about each identity.
func quizzes(t *testing.T, x *rbac.Index, questions []rbactest.Question) []*quiz {
	t.Helper()
	byIdentity := map[string]*quiz{}
	for _, q := range questions {
		if q.Kind == nil && q.Request.URL == "" {
			continue
		}
		name := q.Identity.String()
		if byIdentity[name] == nil {
			byIdentity[name] = &quiz{name: name, input: facts.IdentityInput{Identity: facts.Identity{Grants: x.Grants(q.Identity)}}}
		}
		byIdentity[name].questions = append(byIdentity[name].questions, q)
	}
	var list []*quiz
	for _, name := range slices.Sorted(maps.Keys(byIdentity)) {
		byIdentity[name].write(t)
		list = append(list, byIdentity[name])
	}
	return list
}
