package remedy

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	admissionv1 "k8s.io/api/admissionregistration/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// askedOf is a finding about permissions that the account of a DaemonSet has.
func askedOf(account string, questions ...string) *api.Finding {
	f := &api.Finding{
		Subject:   api.Subject{Kind: kindAccount, Namespace: "kube-system", Name: account},
		Workloads: []api.Subject{{Kind: "DaemonSet", Namespace: "kube-system", Name: account}},
	}
	for _, q := range questions {
		f.Evidence = append(f.Evidence, api.Evidence{Role: "ClusterRole/" + account, Command: "kubectl auth can-i " + q})
	}
	return f
}

// guardsFor are the policies that the alternatives of findings apply, and what
// they guard.
func guardsFor(t *testing.T, p *Planner, findings ...*api.Finding) map[string][]string {
	t.Helper()
	var choices []Choice
	for _, f := range findings {
		if r := p.Alternative(f); r != nil {
			choices = append(choices, Choice{Remedy: r})
		}
	}
	guarded := map[string][]string{}
	for _, policy := range p.Plan(choices).Apply().AdmissionPolicies {
		guarded[policy.Name] = policy.Spec.MatchConstraints.ResourceRules[0].Resources
	}
	return guarded
}

func TestOwnNode(t *testing.T) {
	nodes, pods := "own-nodes.kube-system.agent", "own-pods.kube-system.agent"
	tests := []struct {
		name      string
		questions []string
		want      map[string][]string
	}{
		{"changes of nodes", list("patch nodes --all-namespaces"), map[string][]string{nodes: list("nodes")}},
		{"new nodes", list("create nodes", "patch nodes --subresource=status"), map[string][]string{nodes: list("nodes", "nodes/status")}},
		{
			"nodes and pods", list("patch nodes --subresource=status", "delete pods -n x", "update pods --subresource=ephemeralcontainers"),
			map[string][]string{nodes: list("nodes/status"), pods: list("pods", "pods/ephemeralcontainers")},
		},
		{"new pods may have any account", list("create pods"), nil},
		{"an eviction names no node", list("patch nodes", "create pods --subresource=eviction"), nil},
		{"nobody sees what is read", list("list pods"), nil},
		{"streams", list("create pods --subresource=exec"), nil},
		{"another group", list("patch nodes.metrics.k8s.io"), nil},
		{"to act as a node", list("impersonate nodes"), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := tt.want
			if want == nil {
				want = map[string][]string{}
			}
			if diff := cmp.Diff(want, guardsFor(t, plannerOf(t, agentFiles), askedOf("agent", tt.questions...))); diff != "" {
				t.Errorf("guarded (-want +got):\n%s", diff)
			}
		})
	}
}

func TestOwnNodeOnlyForAgents(t *testing.T) {
	p := plannerOf(t, agentFiles)
	f := askedOf("agent", "patch nodes")
	f.Workloads = append(f.Workloads, api.Subject{Kind: "Deployment", Namespace: "kube-system", Name: "controller"})
	if got := guardsFor(t, p, f); len(got) > 0 {
		t.Errorf("a Deployment is tied to a node: %v", got)
	}
	p.minor = admissionMinor - 1
	if got := guardsFor(t, p, askedOf("agent", "patch nodes")); len(got) > 0 {
		t.Errorf("a version without admission policies gets one: %v", got)
	}
}

// TestOwnNodeKeeps holds that what is printed later does not undo what was
// applied before: kubectl apply replaces it.
func TestOwnNodeKeeps(t *testing.T) {
	p := plannerOf(t, agentFiles)
	first := p.Plan([]Choice{{Remedy: p.Alternative(askedOf("agent", "patch nodes"))}})
	p.inv = first.Apply()
	want := map[string][]string{"own-nodes.kube-system.agent": list("nodes", "nodes/status")}
	if diff := cmp.Diff(want, guardsFor(t, p, askedOf("agent", "patch nodes --subresource=status"))); diff != "" {
		t.Errorf("guarded (-want +got):\n%s", diff)
	}
	bindings := first.Apply().AdmissionBindings
	if !slices.ContainsFunc(bindings, func(b *admissionv1.ValidatingAdmissionPolicyBinding) bool {
		return b.Spec.PolicyName == "own-nodes.kube-system.agent"
	}) {
		t.Error("the policy is not bound")
	}
}

// TestOwnNodeOfOneAccount holds that no two accounts share a policy.
func TestOwnNodeOfOneAccount(t *testing.T) {
	one, other := askedOf("b-c", "patch nodes"), askedOf("c", "patch nodes")
	one.Subject.Namespace, other.Subject.Namespace = "a", "a-b"
	p := plannerOf(t, agentFiles)
	var accounts []string
	for _, policy := range p.Plan([]Choice{{Remedy: p.Alternative(one)}, {Remedy: p.Alternative(other)}}).Apply().AdmissionPolicies {
		accounts = append(accounts, policy.Spec.MatchConditions[0].Expression)
	}
	want := make([]string, 0, 2)
	for _, user := range []string{"a:b-c", "a-b:c"} {
		want = append(want, fmt.Sprintf(`request.userInfo.username == "system:serviceaccount:%s"`, user))
	}
	if diff := cmp.Diff(want, accounts); diff != "" {
		t.Errorf("accounts (-want +got):\n%s", diff)
	}
}
