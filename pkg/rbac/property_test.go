package rbac_test

import (
	"slices"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac/rbactest"
)

// TestAllowsLikeTheDocumentation asks 100,000 questions in 200 clusters. An API
// server is asked such questions in test/oracle.
func TestAllowsLikeTheDocumentation(t *testing.T) {
	allowed := 0
	for seed := range uint64(200) {
		w := rbactest.New(seed)
		x, reference := rbac.NewIndex(w.With(admin()).Inventory("")), naive{w.Accepted().With(admin()).Inventory("")}
		grants := map[rbac.Identity][]rbac.Grant{}
		for _, q := range w.Questions(500) {
			id, r := q.Identity, q.Request
			grant, got := x.Allows(id, r)
			want := reference.allows(id.UserName(), x.Groups(id), r)
			if got != want {
				t.Fatalf("seed %d: %s %+v: allowed %t by %+v, want %t", seed, id, r, got, grant, want)
			}
			if got {
				allowed++
			}
			if grants[id] == nil {
				grants[id] = x.Grants(id)
			}
			if got != anyGrant(grants[id], r) {
				t.Fatalf("seed %d: %s %+v: Allows says %t, Grants do not", seed, id, r, got)
			}
		}
	}
	if allowed < 10_000 || allowed > 90_000 {
		t.Errorf("%d of 100,000 requests allowed: the questions ask little", allowed)
	}
}

// admin makes an inventory that of a whole cluster, for which no default roles
// are assumed.
func admin() rbactest.Objects {
	return rbactest.Objects{ClusterRoles: []*rbacv1.ClusterRole{{
		ObjectMeta: metav1.ObjectMeta{Name: "cluster-admin"},
		Rules:      []rbacv1.PolicyRule{{Verbs: []string{"*"}, APIGroups: []string{"*"}, Resources: []string{"*"}}},
	}}}
}

func anyGrant(grants []rbac.Grant, r rbac.Request) bool {
	return slices.ContainsFunc(grants, func(g rbac.Grant) bool { return g.Allows(r) })
}

// TestRefusals compares the bindings that the index finds fault with, with
// those that an API server refuses.
func TestRefusals(t *testing.T) {
	w := rbactest.New(1)
	var want, got []string
	for _, ref := range w.Refused {
		if ref[:len("Role/")] != "Role/" {
			want = append(want, ref)
		}
	}
	for _, d := range rbac.NewIndex(w.Inventory("")).Unresolved() {
		if len(d.Refusals) > 0 {
			got = append(got, d.Binding)
		}
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("index refuses %q, want %q", got, want)
	}
}
