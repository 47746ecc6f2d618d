package rbactest

import (
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// Question is whether an identity is allowed a request.
type Question struct {
	Identity rbac.Identity
	Request  rbac.Request
	// Kind is set if the request is one that the API server makes of its
	// authorizer. Others can only be asked for in a SubjectAccessReview.
	Kind *Kind
}

// Questions asks n questions about the world, two of five of which are about
// requests that occur. The first ones are the same for each n.
func (w *World) Questions(n int) []Question {
	asker := words{dice: newDice(w.Seed, 2), kinds: w.words.kinds, verbs: w.words.verbs}
	list := make([]Question, n)
	for i := range list {
		id := asker.identity()
		if asker.IntN(5) < 2 {
			k := asker.kind()
			list[i] = Question{Identity: id, Request: asker.real(k), Kind: &k}
			continue
		}
		list[i] = Question{Identity: id, Request: asker.any()}
	}
	return list
}

func (w words) identity() rbac.Identity {
	switch w.IntN(5) {
	case 0:
		return rbac.User(w.pick(users()...))
	case 1:
		return rbac.Group(w.pick(groups()...))
	}
	return rbac.Account(w.pick("a", "b", "kube-system", "c"), w.pick("s", "t", "default"))
}

// any is a request of any kind, also such as no client can make.
func (w words) any() rbac.Request {
	if w.oneIn(5) {
		return rbac.Request{Verb: w.pick(w.verbs...), URL: w.pick(
			"/metrics", "/metrics/x", "/metricsx", "/METRICS", "/logs", "/logs/", "/logs/a/b", "/a*b", "/axb", "/", "/m", "metrics", "*", "/version",
		)}
	}
	k := w.kind()
	r := rbac.Request{
		Verb: w.pick(w.verbs...), Group: w.group(k), Resource: k.Resource,
		Name: w.name(), Namespace: w.pick("a", "b", "kube-system", "c", ""),
	}
	if w.oneIn(15) {
		r.Resource = w.pick("*", "pods/exec", "")
	}
	if w.oneIn(2) {
		r.Subresource = w.pick(w.subresource(k), w.subresource(k), "*")
	}
	return r
}

// real is a request as a client can make it.
func (w words) real(k Kind) rbac.Request {
	r := rbac.Request{Verb: w.concreteVerb(), Group: k.Group, Resource: k.Resource, Name: w.name()}
	if len(k.Subresources) > 0 && w.oneIn(3) {
		r.Subresource = w.pick(k.Subresources...)
	}
	switch {
	case k.isNamespace():
		return w.aboutNamespace(r)
	case k.Namespaced && (r.Verb == "list" || r.Verb == "watch") && w.oneIn(2):
	case k.Namespaced || k.bindable() && r.Verb == "bind" && r.Subresource == "":
		r.Namespace = w.pick(Namespaces()...)
	}
	return r
}

// concreteVerb is one that a request can have.
func (w words) concreteVerb() string {
	for {
		if verb := w.pick(w.verbs...); verb != "*" {
			return verb
		}
	}
}

func (k Kind) isNamespace() bool { return k.Group == "" && k.Resource == "namespaces" }

// bindable kinds are asked for in the namespace of the binding that refers to
// them.
func (k Kind) bindable() bool {
	return k.Group == "rbac.authorization.k8s.io" && k.Resource == "clusterroles"
}

// aboutNamespace asks for a namespace inside itself, if it is about one.
func (w words) aboutNamespace(r rbac.Request) rbac.Request {
	switch r.Verb {
	case "get", "update", "patch", "delete":
		return rbac.NamespaceObject(r.Verb, w.pick(Namespaces()...), r.Subresource)
	}
	r.Subresource, r.Name = "", ""
	return r
}
