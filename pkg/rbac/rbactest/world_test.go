package rbactest

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/rbac"
)

func TestEqualSeedsGiveEqualWorlds(t *testing.T) {
	for name, world := range map[string]func(uint64) *World{"plain": New, "aggregated": NewAggregated} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(text(t, world(7)), text(t, world(7))); diff != "" {
				t.Errorf("two worlds of one seed:\n%s", diff)
			}
			if text(t, world(7)) == text(t, world(8)) {
				t.Error("two seeds give one world")
			}
		})
	}
	few, many := New(7).Questions(50), New(7).Questions(60)
	if diff := cmp.Diff(few, many[:50]); diff != "" {
		t.Errorf("the first questions change with their number:\n%s", diff)
	}
}

func text(t *testing.T, w *World) string {
	t.Helper()
	b, err := json.Marshal(w)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestAcceptedLeavesOutWhatIsRefused(t *testing.T) {
	w := New(1)
	count := func(o Objects) int { return len(o.Roles) + len(o.ClusterRoleBindings) + len(o.RoleBindings) }
	if got, want := count(w.Accepted()), count(w.Objects)-len(w.Refused); len(w.Refused) == 0 || got != want {
		t.Errorf("%d objects accepted, %d refused, want %d accepted", got, len(w.Refused), want)
	}
}

// A question that names its kind is one that a client can bring about.
func TestQuestionsOfAKindAreReal(t *testing.T) {
	seen := map[string]int{}
	for seed := range uint64(100) {
		for _, q := range New(seed).Questions(200) {
			if q.Kind == nil {
				continue
			}
			scope := scopeOf(*q.Kind, q.Request)
			seen[scope]++
			if scope == "" {
				t.Errorf("seed %d: no client asks %+v", seed, q.Request)
			}
		}
	}
	for _, scope := range []string{"in a namespace", "in all namespaces", "in none", "a namespace", "bind"} {
		if seen[scope] == 0 {
			t.Errorf("no question is about what is %s", scope)
		}
	}
}

func scopeOf(k Kind, r rbac.Request) string {
	inNamespace := r.Namespace != ""
	switch {
	case k.Namespaced && inNamespace:
		return "in a namespace"
	case k.Namespaced && (r.Verb == "list" || r.Verb == "watch"):
		return "in all namespaces"
	case k.Namespaced:
		return ""
	case k.Resource == "namespaces" && inNamespace && r.Name == r.Namespace && slices.Contains([]string{"get", "update", "patch", "delete"}, r.Verb):
		return "a namespace"
	case k.Resource == "clusterroles" && r.Verb == "bind" && r.Subresource == "" && inNamespace:
		return "bind"
	case !inNamespace:
		return "in none"
	}
	return ""
}

func TestKinds(t *testing.T) {
	all := Kinds()
	for _, want := range []Kind{
		{Group: "", Resource: "serviceaccounts", Namespaced: true, Subresources: []string{"token"}},
		{Group: "", Resource: "namespaces", Subresources: []string{"finalize", "status"}},
		{Group: "certificates.k8s.io", Resource: "signers"},
		{Group: "rbac.authorization.k8s.io", Resource: "clusterroles", Subresources: []string{}},
	} {
		i := slices.IndexFunc(all, func(k Kind) bool { return k.Group == want.Group && k.Resource == want.Resource })
		if i < 0 {
			t.Errorf("no %s/%s", want.Group, want.Resource)
			continue
		}
		if diff := cmp.Diff(want, all[i]); diff != "" {
			t.Errorf("kind (-want +got):\n%s", diff)
		}
	}
}
