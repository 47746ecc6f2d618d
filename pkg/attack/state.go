package attack

import (
	"fmt"
	"strings"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// state is the number of something that an attacker may hold.
type state int

type kind int

const (
	// inContainer: code in any replica of a container.
	inContainer kind = iota
	// inEach: code in each replica of a container, rootByEach: root on each of
	// their nodes, and rootBySome: that of one of several containers.
	inEach
	rootByEach
	rootBySome
	// withToken: the credential of an identity.
	withToken
	// onNode: root on one node of a class. withNodeTokens: the tokens of the
	// pods there, without root.
	onNode
	withNodeTokens
	// onAnyNode: root on each node of choice.
	onAnyNode
	// hosting: root on a node that takes pods of a workload.
	hosting
	// accepting: root on a node that takes the same workloads as those of a class.
	accepting
	// The rights over a namespace, or over all of them ("").
	runsPods
	runsCode
	mintsTokens
	readsSecrets
	ownsNamespace
	// Halves of combinations, and what two of them give.
	resizesNodes
	removesPods
	movesPods
	// evictsPods is movesPods by taints, which some pods tolerate.
	evictsPods
	// changesPods is code in pods that the API server may change: not those
	// that a kubelet runs from disk.
	changesPods
	// changesConfig is code in what runs programs of ConfigMaps.
	changesConfig
	createsSecrets
	approvesCertificates
	requestsCertificates
	// allNodeTokens: the tokens of the pods of each node of choice.
	allNodeTokens
	// goal is one of the goals by name.
	goal
)

// place is a state in words that can be compared.
type place struct {
	kind kind
	// namespace and name identify an account, a namespace or a workload.
	namespace, name string
	// more is the container, the kind of an identity, or the workload's kind.
	more string
	// finding tells ways to root on the same nodes apart.
	finding string
}

func container(s api.Subject, name string) place {
	return place{kind: inContainer, namespace: s.Namespace, name: s.Kind + "/" + s.Name, more: name}
}

// each is the same of all replicas.
func each(s api.Subject, name string) place {
	p := container(s, name)
	p.kind = inEach
	return p
}

// one is what code in each replica is in one of them.
func (p place) one() place {
	p.kind = inContainer
	return p
}

func token(id rbac.Identity) place {
	return place{kind: withToken, namespace: id.Namespace, name: id.Name, more: id.Kind}
}

func node(class string) place         { return place{kind: onNode, name: class} }
func nodeTokens(class string) place   { return place{kind: withNodeTokens, name: class} }
func over(k kind, where string) place { return place{kind: k, namespace: where} }
func target(name string) place        { return place{kind: goal, name: name} }
func takes(s api.Subject) place {
	return place{kind: hosting, namespace: s.Namespace, name: s.Name, more: s.Kind}
}
func accepts(class string) place { return place{kind: accepting, name: class} }
func alone(k kind) place         { return place{kind: k} }

// hub is true for a state that only joins edges: a path shows what is done with
// it together with how it was reached.
func (p place) hub() bool {
	switch p.kind {
	case inContainer, withToken, onNode, onAnyNode, accepting, goal:
		return false
	}
	return true
}

// String says what an attacker holds.
func (p place) String() string {
	switch p.kind {
	case inContainer:
		return fmt.Sprintf("code in container %s of %s/%s", p.more, p.namespace, p.name)
	case withToken:
		return credential(p)
	case onNode:
		return "root on " + oneOf(p.name)
	case withNodeTokens:
		return "the tokens on " + oneOf(p.name)
	case onAnyNode:
		return "root on any node"
	case goal:
		return p.name
	}
	return p.right()
}

func credential(p place) string {
	switch p.more {
	case rbacv1.ServiceAccountKind:
		return fmt.Sprintf("the token of %s/%s", p.namespace, p.name)
	case rbacv1.GroupKind:
		return "a member of the group " + p.name
	}
	return "the user " + p.name
}

// right names a hub; it shows where nothing is done with it yet.
func (p place) right() string {
	switch p.kind {
	case inEach:
		return fmt.Sprintf("code in container %s of each pod of %s/%s", p.more, p.namespace, p.name)
	case rootByEach:
		return fmt.Sprintf("root on each node of %s/%s", p.namespace, p.name)
	case rootBySome:
		return "root on the nodes of one of several workloads"
	case accepting:
		return "a node like " + p.name
	case hosting:
		return fmt.Sprintf("a node for pods of %s/%s/%s", p.namespace, p.more, p.name)
	case runsPods:
		return "new pods" + p.where()
	case changesPods, runsCode:
		return "code in the pods" + p.where()
	case mintsTokens:
		return "the tokens of all service accounts" + p.where()
	case readsSecrets:
		return "the secrets" + p.where()
	case ownsNamespace:
		return "all rights" + p.where()
	case resizesNodes:
		return "control of the capacity of nodes"
	case removesPods:
		return "the removal of pods" + p.where()
	case evictsPods, movesPods:
		return "pods moved from other nodes" + p.where()
	case changesConfig:
		return "the ConfigMaps" + p.where()
	case createsSecrets:
		return "new secrets" + p.where()
	case approvesCertificates:
		return "the approval of certificates"
	case requestsCertificates:
		return "requests for certificates"
	}
	return "the tokens of all nodes"
}

func (p place) where() string {
	if p.namespace == "" {
		return " of all namespaces"
	}
	return " of namespace " + p.namespace
}

// oneOf names a node of a class.
func oneOf(class string) string {
	if class == unnamed || strings.HasPrefix(class, "node ") {
		return class
	}
	return "one of the " + class
}
