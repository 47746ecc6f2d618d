package attack

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	rbacv1 "k8s.io/api/rbac/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

// TestCut: what is changed, in order, with the number of starts that each
// change cuts off.
func TestCut(t *testing.T) {
	tests := []struct {
		name     string
		make     func(*world)
		want     []string
		cuts     []int
		inherent int
	}{
		{"nothing leads anywhere", func(w *world) { w.program("one") }, nil, nil, 0},
		{"one account of two programs", func(w *world) {
			w.program("one")
			w.program("two")
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityMintToken, Namespace: "b"})
			w.allows(rbac.Account("a", "two"), api.Capability{Kind: api.CapabilityMintToken, Namespace: "b"})
			w.allows(w.account("b", "boss"), api.Capability{Kind: api.CapabilityClusterAdmin})
		}, []string{"ClusterRole/role-07"}, []int{2}, 0},
		{"what cuts more comes first", func(w *world) {
			for _, name := range []string{"one", "two", "three"} {
				w.program(name)
			}
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityClusterAdmin})
			w.allows(rbac.Group(rbac.GroupServiceAccounts+":b"), api.Capability{Kind: api.CapabilityClusterAdmin})
			for _, name := range []string{"two", "three"} {
				w.allows(rbac.Account("a", name), api.Capability{Kind: api.CapabilityMintToken, Namespace: "b"})
			}
		}, []string{"ClusterRole/role-04", "ClusterRole/role-01"}, []int{2, 1}, 0},
		{"two ways of one program", func(w *world) {
			w.program("one")
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityClusterAdmin})
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityBindRoles})
		}, []string{"ClusterRole/role-01", "ClusterRole/role-04"}, []int{0, 1}, 0},
		{"the half that is yours", func(w *world) {
			w.program("one")
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityMintToken, Namespace: "b"})
			w.finding().Owner = &api.Owner{Kind: "provider"}
			w.allows(w.account("b", "boss"), api.Capability{Kind: api.CapabilityClusterAdmin})
		}, []string{"ClusterRole/role-04"}, []int{1}, 0},
		{"the control plane", func(w *world) {
			s := w.workload("StaticPod", "a", "api", pods(""))
			w.last().Class = "control-plane"
			w.gives(s, api.Capability{Kind: api.CapabilityClusterAdmin})
		}, nil, nil, 1},
		{"a role that the API server restores", func(w *world) {
			w.program("one")
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityClusterAdmin})
			w.inv.ClusterRoles["role-01"].Labels = map[string]string{"kubernetes.io/bootstrapping": "rbac-defaults"}
		}, []string{"ClusterRoleBinding/binding-02"}, []int{1}, 0},
		{"a role that is gathered from others", func(w *world) {
			w.program("one")
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityClusterAdmin})
			w.inv.ClusterRoles["role-01"].Aggregation = &rbacv1.AggregationRule{}
		}, []string{"ClusterRoleBinding/binding-02"}, []int{1}, 0},
		{"somebody in a binding that the API server restores, too", func(w *world) {
			w.program("one")
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityClusterAdmin})
			labels := map[string]string{"kubernetes.io/bootstrapping": "rbac-defaults"}
			w.inv.ClusterRoles["role-01"].Labels, w.inv.ClusterRoleBindings[0].Labels = labels, labels
		}, []string{"ClusterRoleBinding/binding-02"}, []int{1}, 0},
		{"a role that was not read", func(w *world) {
			w.program("one")
			w.allows(rbac.Account("a", "one"), api.Capability{Kind: api.CapabilityClusterAdmin})
			delete(w.inv.ClusterRoles, "role-01")
		}, []string{"ClusterRoleBinding/binding-02"}, []int{1}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld()
			tt.make(w)
			cut := w.graph(t).Cut(w.in.Findings)
			var got []string
			var cuts []int
			for _, s := range cut.Steps {
				got, cuts = append(got, s.Repairs[0].Change.Reference()), append(cuts, s.Cuts)
			}
			if diff := cmp.Diff([]any{tt.want, tt.cuts, tt.inherent}, []any{got, cuts, cut.Inherent}); diff != "" {
				t.Errorf("objects, cuts and starts that are left (-want +got):\n%s", diff)
			}
		})
	}
}

// program adds a Deployment with an account of its own.
func (w *world) program(name string) {
	w.account("a", name)
	w.workload("Deployment", "a", name, pods(name))
}

// TestEvidenceKeys: a change of a rule takes away what rests on that part of
// it alone.
func TestEvidenceKeys(t *testing.T) {
	index := 3
	tests := []struct {
		rule string
		want []string
	}{
		{"pods [create]", []string{"ClusterRole/x #3 pods create"}},
		{"apps/deployments [create, patch]", []string{"ClusterRole/x #3 apps/deployments create", "ClusterRole/x #3 apps/deployments patch"}},
		{"secrets (a, b) [get]", []string{"ClusterRole/x #3 secrets get"}},
		{"* [*]", []string{"ClusterRole/x #3"}},
		{"pods [*]", []string{"ClusterRole/x #3"}},
		{"everything", []string{"ClusterRole/x #3"}},
	}
	for _, tt := range tests {
		t.Run(tt.rule, func(t *testing.T) {
			got := evidenceKeys(api.Evidence{Role: "ClusterRole/x", Index: &index, Rule: tt.rule})
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("keys (-want +got):\n%s", diff)
			}
			for _, key := range got {
				g := newGraph()
				g.add(edge{keys: []string{key}})
				index := g.indexSteps()
				if len(index.covered([]string{"ClusterRole/x #3"})) != 1 || len(index.covered([]string{"ClusterRole/x #4"})) != 0 {
					t.Errorf("%s is covered by another rule, or not by its own", key)
				}
			}
		})
	}
}

// TestFixTexts: a fix says whose the object is, what it resolves and what to do.
func TestFixTexts(t *testing.T) {
	w := newWorld()
	w.program("one")
	shared := w.grant(rbac.Account("a", "one"), "", "example.com", "widgets", "create")
	first := w.gives(subjectOf(rbac.Account("a", "one")), api.Capability{Kind: api.CapabilityClusterAdmin}, shared)
	w.finding().Owner = &api.Owner{Kind: "helm", Detail: "a/one"}
	second := w.gives(subjectOf(rbac.Account("a", "one")), api.Capability{Kind: api.CapabilityBindRoles}, shared)
	s := w.workload("Deployment", "a", "web", pods(""))
	third := w.gives(s, api.Capability{Kind: api.CapabilityClusterAdmin})
	a, err := Analyze(w.input())
	if err != nil {
		t.Fatal(err)
	}
	want := []api.Fix{
		{Order: 1, Cuts: 1, Of: 2, Goal: adminGoal, Cost: 1, Findings: []string{first, second}, Owner: "Helm release a/one",
			Text: "In ClusterRole/role-01 take widgets [create] from rule 0.", Change: api.Change{Kind: "ClusterRole", Name: "role-01"}},
		{Order: 2, Cuts: 1, Of: 2, Goal: adminGoal, Cost: 2, Findings: []string{third}, Owner: "you",
			Text: "Repair " + third + ".", Change: api.Change{Kind: "Deployment", Namespace: "a", Name: "web"}},
	}
	if diff := cmp.Diff(want, a.Fixes); diff != "" {
		t.Errorf("fixes (-want +got):\n%s", diff)
	}
}
