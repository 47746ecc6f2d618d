package rbactest

import "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"

// Answer is what an index says to a question.
type Answer struct {
	// User and Groups are what the API server makes of the identity.
	User    string       `json:"user"`
	Groups  []string     `json:"groups"`
	Request rbac.Request `json:"request"`
	Allowed bool         `json:"allowed"`
	// By is the grant that allows it.
	By *rbac.Grant `json:"by,omitempty"`
}

// Answers asks an index.
func Answers(x *rbac.Index, questions []Question) []Answer {
	list := make([]Answer, len(questions))
	for i, q := range questions {
		list[i] = Answer{User: q.Identity.UserName(), Groups: x.Groups(q.Identity), Request: q.Request}
		if grant, ok := x.Allows(q.Identity, q.Request); ok {
			list[i].Allowed, list[i].By = true, &grant
		}
	}
	return list
}
