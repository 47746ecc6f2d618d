package attack

import (
	"slices"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// rightOf is a permission that somebody holds, everywhere or in a namespace.
type rightOf struct {
	in, group, resource, verb string
	names                     []string
}

const certificates = "certificates.k8s.io"

// TestHalves: two accounts with a token on one node, each of which can do a part
// of what leads to the token of b/boss, or all of it.
func TestHalves(t *testing.T) {
	resize, remove := rightOf{"", "", "nodes/status", "patch", nil}, rightOf{"", "", "pods", "delete", nil}
	create, read := rightOf{"", "", "secrets", "create", nil}, rightOf{"b", "", "secrets", "list", nil}
	request := rightOf{"", certificates, "certificatesigningrequests", "create", nil}
	approve := rightOf{"", certificates, "certificatesigningrequests/approval", "update", nil}
	sign := rightOf{"", certificates, "signers", "approve", []string{clientSigner}}
	tests := []struct {
		name       string
		one, other []rightOf
		want       bool
	}{
		{"resize and remove", []rightOf{resize}, []rightOf{remove}, true},
		{"resize alone", []rightOf{resize}, nil, false},
		{"remove alone", nil, []rightOf{remove}, false},
		{"resize by a role binding", []rightOf{{"b", "", "nodes/status", "patch", nil}}, []rightOf{remove}, false},
		{"resize of one node", []rightOf{{"", "", "nodes/status", "patch", []string{"n1"}}}, []rightOf{remove}, false},
		{"remove where the pod is", []rightOf{resize}, []rightOf{{"b", "", "pods/eviction", "create", nil}}, true},
		{"remove elsewhere", []rightOf{resize}, []rightOf{{"a", "", "pods", "delete", nil}}, false},
		{"remove by a label", []rightOf{resize}, []rightOf{{"b", "", "pods", "patch", nil}}, true},
		{"remove by a status", []rightOf{resize}, []rightOf{{"b", "", "pods/status", "update", nil}}, true},
		{"all pods at once", []rightOf{resize}, []rightOf{{"", "", "pods", "deletecollection", nil}}, true},
		{"all verbs", []rightOf{{"", "", "nodes/status", "*", nil}}, []rightOf{{"", "", "*", "*", nil}}, true},
		{"another group", []rightOf{resize}, []rightOf{{"", "apps", "pods", "delete", nil}}, false},
		{"token secret", []rightOf{create}, []rightOf{read}, true},
		{"token secret that cannot be made", nil, []rightOf{read}, false},
		{"token secret made there", []rightOf{{"b", "", "secrets", "create", nil}}, []rightOf{read}, true},
		{"token secret made elsewhere", []rightOf{{"a", "", "secrets", "create", nil}}, []rightOf{read}, false},
		{"approve, which each node can request", []rightOf{approve, sign}, []rightOf{request}, true},
		{"approve without the signer", []rightOf{approve}, []rightOf{request}, false},
		{"signer without the approval", []rightOf{sign}, []rightOf{request}, false},
		{"signer and approval apart", []rightOf{approve}, []rightOf{sign}, false},
		{"signer of another kind", []rightOf{approve, {"", certificates, "signers", "approve", []string{"kubernetes.io/kubelet-serving"}}}, nil, false},
		{"all signers", []rightOf{approve, {"", certificates, "signers", "approve", nil}}, nil, true},
		{"all signers by a pattern", []rightOf{approve, {"", certificates, "signers", "approve", []string{"kubernetes.io/*"}}}, nil, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld().workers("n1", "n2").namespace("a", "restricted").namespace("b", "restricted")
			w.allows(w.account("b", "boss"), api.Capability{Kind: api.CapabilityClusterAdmin})
			w.workload("Deployment", "b", "db", pods("boss", "n2"))
			w.agent("one", tt.one)
			w.agent("other", tt.other)
			got := slices.Contains(gained(w.graph(t), node("node n1")), adminGoal)
			if got != tt.want {
				t.Errorf("cluster-admin from n1: %t, want %t", got, tt.want)
			}
		})
	}
}

// agent adds a workload on n1 whose account holds some rights; what it reads of
// secrets is a finding.
func (w *world) agent(name string, rights []rightOf) {
	id := w.account("a", name)
	w.workload("DaemonSet", "a", name, pods(name, "n1"))
	for _, r := range rights {
		proof := w.grant(id, r.in, r.group, r.resource, r.verb, r.names...)
		if r.resource == "secrets" && r.verb == "list" {
			w.gives(subjectOf(id), api.Capability{Kind: api.CapabilityReadSecrets, Namespace: r.in}, proof)
		}
	}
}

// TestRestrictedHalves: a change that an admission policy keeps to the node of
// whoever makes it is no half; other parts of the account's rights are.
func TestRestrictedHalves(t *testing.T) {
	w := newWorld().workers("n1")
	id := w.account("a", "x")
	w.grant(id, "", "", "nodes/status", "patch")
	w.grant(id, "", "", "pods", "delete")
	w.grant(id, "", "", "pods", "patch")
	for _, test := range []struct {
		name       string
		restricted map[string][]string
		want       int
	}{
		{"no policy", nil, 3},
		{"nodes", map[string][]string{"nodes/status": {"own-node"}}, 2},
		{"pods", map[string][]string{"pods": {"own-pods"}}, 2},
		{"both", map[string][]string{"nodes/status": {"own-node"}, "pods": {"own-pods"}}, 1},
	} {
		w.in.Restricted = func(rbac.Identity) map[string][]string { return test.restricted }
		if got := findAll(w); len(got) != test.want {
			t.Errorf("%s: halves %v, want %d", test.name, got, test.want)
		}
	}
}

// TestBuiltinHalves: what the API server grants to its own controllers is no
// half, because nobody can change it.
func TestBuiltinHalves(t *testing.T) {
	w := newWorld().workers("n1")
	id := w.account("a", "x")
	w.grant(id, "", "", "nodes/status", "patch")
	if got := len(findAll(w)); got != 1 {
		t.Fatalf("%d halves, want 1", got)
	}
	w.inv.ClusterRoleBindings[0].Labels = map[string]string{"kubernetes.io/bootstrapping": "rbac-defaults"}
	if got := len(findAll(w)); got != 1 {
		t.Fatalf("added to a binding of the API server: %d halves, want 1", got)
	}
	w.inv.ClusterRoleBindings[0].Name, w.inv.ClusterRoleBindings[0].Subjects[0].Namespace = "system:controller:x", "kube-system"
	if got := findAll(w); len(got) != 0 {
		t.Errorf("halves %v, want none", got)
	}
}

func findAll(w *world) []half {
	b := &builder{Input: w.input()}
	return b.findHalves()
}

// TestRuleEvidence: a rule that allows more than what it is shown for is named
// as a whole.
func TestRuleEvidence(t *testing.T) {
	tests := []struct {
		name string
		rule rbacv1.PolicyRule
		want string
	}{
		{"exactly", rbacv1.PolicyRule{APIGroups: []string{""}, Resources: []string{"pods"}, Verbs: []string{"delete"}}, "pods [delete]"},
		{"among others", rbacv1.PolicyRule{APIGroups: []string{""}, Resources: []string{"nodes", "pods"}, Verbs: []string{"get", "delete"}}, "pods [delete]"},
		{"all verbs", rbacv1.PolicyRule{APIGroups: []string{""}, Resources: []string{"pods"}, Verbs: []string{"*"}}, "* [*]"},
		{"all resources", rbacv1.PolicyRule{APIGroups: []string{""}, Resources: []string{"*"}, Verbs: []string{"delete"}}, "* [*]"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g := rbac.Grant{APIGroups: tt.rule.APIGroups, Resources: tt.rule.Resources, Verbs: tt.rule.Verbs}
			if got := ruleEvidence(g, ask{resource: "pods"}, "delete"); got.Rule != tt.want {
				t.Errorf("rule %q, want %q", got.Rule, tt.want)
			}
		})
	}
}
