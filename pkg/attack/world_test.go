package attack

import (
	"fmt"
	"testing"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/types"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/policy"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/power"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// world collects what a graph is built from.
type world struct {
	inv     *inventory.Inventory
	in      Input
	objects int
}

// newWorld is a cluster all of whose roles are known: nothing is assumed of it.
func newWorld() *world {
	w := &world{inv: &inventory.Inventory{
		Resources:       map[string]bool{},
		Namespaces:      map[string]*inventory.Namespace{},
		ServiceAccounts: map[types.NamespacedName]*inventory.ServiceAccount{},
		ClusterRoles:    map[string]*inventory.Role{},
		Roles:           map[types.NamespacedName]*inventory.Role{},
	}}
	w.role("cluster-admin", nil)
	w.in.Without = map[string]bool{}
	return w
}

// input is the world as it is now.
func (w *world) input() Input {
	in := w.in
	in.Inventory, in.Index = w.inv, rbac.NewIndex(w.inv)
	in.Powers = power.Find(w.inv, in.Index)
	return in
}

func (w *world) graph(t *testing.T) *Graph {
	t.Helper()
	g, err := Build(w.input())
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func (w *world) workers(names ...string) *world {
	for _, name := range names {
		w.inv.Nodes = append(w.inv.Nodes, &inventory.Node{Name: name})
	}
	return w
}

func (w *world) controlPlane(name string) *world {
	w.inv.Nodes = append(w.inv.Nodes, &inventory.Node{Name: name, ControlPlane: true})
	return w
}

// namespace adds one; level is what Pod Security admission enforces, if it does.
func (w *world) namespace(name, level string) *world {
	n := &inventory.Namespace{Name: name, Labels: map[string]string{}}
	if level != "" {
		n.Labels["pod-security.kubernetes.io/enforce"] = level
	}
	w.inv.Namespaces[name] = n
	return w
}

func (w *world) account(namespace, name string, secrets ...string) rbac.Identity {
	w.inv.ServiceAccounts[types.NamespacedName{Namespace: namespace, Name: name}] = &inventory.ServiceAccount{
		Namespace: namespace, Name: name, Secrets: secrets,
	}
	return rbac.Account(namespace, name)
}

// workload adds one of the system whose pods a controller makes anew.
func (w *world) workload(kind, namespace, name string, replicas ...facts.Replica) api.Subject {
	s := api.Subject{Kind: kind, Namespace: namespace, Name: name}
	w.in.Presences = append(w.in.Presences, facts.Presence{
		Subject: s, Audited: true, System: true, Class: "addon", Replicas: replicas,
		Movable: kind == "Deployment" || kind == "StatefulSet",
	})
	return s
}

func (w *world) last() *facts.Presence { return &w.in.Presences[len(w.in.Presences)-1] }

// pods is a revision with one container that holds the token of an account;
// account may be "".
func pods(account string, nodes ...string) facts.Replica {
	r := facts.Replica{Account: account, Nodes: nodes, Containers: []string{"main"}, Pod: &corev1.Pod{}}
	if account != "" {
		r.Holders = r.Containers
	}
	return r
}

func (w *world) role(name string, labels map[string]string, rules ...rbacv1.PolicyRule) {
	w.inv.ClusterRoles[name] = &inventory.Role{Name: name, Labels: labels, Rules: rules}
}

// grant binds a rule of a role of its own to an identity, in a namespace or
// ("") everywhere, and returns the evidence of it.
func (w *world) grant(id rbac.Identity, namespace, group, resource, verb string, names ...string) api.Evidence {
	w.objects++
	name := fmt.Sprintf("role-%02d", w.objects)
	w.role(name, nil, rbacv1.PolicyRule{
		APIGroups: []string{group}, Resources: []string{resource}, Verbs: []string{verb}, ResourceNames: names,
	})
	return w.bind(id, namespace, name, resource+" ["+verb+"]")
}

// bind binds a role of one rule.
func (w *world) bind(id rbac.Identity, namespace, role, rule string) api.Evidence {
	w.objects++
	b := &inventory.Binding{
		Namespace: namespace, Name: fmt.Sprintf("binding-%02d", w.objects), RoleRef: rbacv1.RoleRef{Kind: "ClusterRole", Name: role},
		Subjects: []rbacv1.Subject{{Kind: id.Kind, Namespace: id.Namespace, Name: id.Name}},
	}
	ref := "ClusterRoleBinding/" + b.Name
	if namespace == "" {
		w.inv.ClusterRoleBindings = append(w.inv.ClusterRoleBindings, b)
	} else {
		ref = "RoleBinding/" + namespace + "/" + b.Name
		w.inv.RoleBindings = append(w.inv.RoleBindings, b)
	}
	return api.Evidence{Role: "ClusterRole/" + role, Binding: ref, Index: new(int), Rule: rule, Scope: namespace}
}

// gives adds a finding about a subject that gives a capability, and returns its
// id. Without evidence it rests on a field of the subject.
func (w *world) gives(s api.Subject, c api.Capability, evidence ...api.Evidence) string {
	w.objects++
	id := fmt.Sprintf("f-%02d", w.objects)
	if len(evidence) == 0 {
		evidence = []api.Evidence{{Field: fmt.Sprintf("spec.field%d", w.objects)}}
	}
	w.in.Findings = append(w.in.Findings, api.Finding{
		ID: id, Policy: "policy-" + c.Kind, Title: "Title of " + id, Subject: s, Evidence: evidence, Capability: &c,
		Remediation: "Repair " + id + ". Then look again.",
	})
	w.in.Effects = append(w.in.Effects, policy.Effect{Finding: id, Subject: s, Capability: c, Evidence: evidence, Nodes: w.nodesOf(s)})
	return id
}

// allows is gives for an identity: what it may do rests on a rule of its own.
func (w *world) allows(id rbac.Identity, c api.Capability) string {
	return w.gives(subjectOf(id), c, w.grant(id, c.Namespace, "example.com", "widgets", "create"))
}

func (w *world) effect() *policy.Effect { return &w.in.Effects[len(w.in.Effects)-1] }

func (w *world) finding() *api.Finding { return &w.in.Findings[len(w.in.Findings)-1] }

func (w *world) nodesOf(s api.Subject) []string {
	for _, p := range w.in.Presences {
		if p.Subject == s && len(p.Replicas) > 0 {
			return p.Replicas[0].Nodes
		}
	}
	return nil
}
