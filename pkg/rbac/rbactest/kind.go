package rbactest

import (
	_ "embed" // for the kinds that are served
	"strings"
)

// servedKinds has a line for each resource of a Kubernetes 1.37 API server:
// group, resource, scope, subresources. A test in test/oracle compares it with
// what one serves, and writes it anew if UPDATE is set.
//
//go:embed kinds.txt
var servedKinds string

// Kind is a kind of object that rules and requests are about.
type Kind struct {
	// Group is the API group; "" is the core group.
	Group        string
	Resource     string
	Namespaced   bool
	Subresources []string
}

// Kinds are all that an API server serves by default, and those that only its
// authorizer is asked for: whom a client impersonates (k8s.io/apiserver
// pkg/endpoints/filters/impersonation), and what it signs (kubernetes
// plugin/pkg/admission/certificates).
func Kinds() []Kind {
	all := []Kind{
		{Group: "", Resource: "users"},
		{Group: "", Resource: "groups"},
		{Group: authenticationGroup, Resource: "users"},
		{Group: authenticationGroup, Resource: "groups"},
		{Group: authenticationGroup, Resource: "nodes"},
		{Group: authenticationGroup, Resource: "serviceaccounts", Namespaced: true},
		{Group: authenticationGroup, Resource: "uids"},
		{Group: authenticationGroup, Resource: "userextras", Subresources: []string{"scopes"}},
		{Group: "certificates.k8s.io", Resource: "signers"},
	}
	for line := range strings.Lines(servedKinds) {
		all = append(all, parseKind(strings.Fields(line)))
	}
	return all
}

const authenticationGroup = "authentication.k8s.io"

func parseKind(fields []string) Kind {
	k := Kind{Group: fields[0], Resource: fields[1], Namespaced: fields[2] == "namespaced", Subresources: fields[3:]}
	if k.Group == "core" {
		k.Group = ""
	}
	return k
}
