package oracle_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// TestAggregatedRoles asks an API server whose controllers fill aggregated
// roles, and an index of the same objects before they did: as files hold them,
// without the default roles, for which the index has those it knows.
func TestAggregatedRoles(t *testing.T) {
	s := startServer(t, controlplane.WithControllerManager())
	held := s.held(t)
	held.ClusterRoles = nil
	var n tally
	for _, w := range makeWorlds(t, held, "-aggregated", "-worlds=10", "-questions=1000") {
		s.apply(t, w)
		s.fillChain(t)
		n.compare(t, w, s.askSettled(t, w))
		s.clear(t)
	}
	n.report(t, 10_000)
}

// askSettled asks anew if the controllers have changed a role meanwhile.
func (s *server) askSettled(t *testing.T, w *world) []bool {
	t.Helper()
	const attempts = 10
	for range attempts {
		before := s.revisions(t)
		s.barrier(t)
		if verdicts := ask(t, s, w); s.revisions(t) == before {
			return verdicts
		}
	}
	t.Fatalf("roles of seed %d still change", w.Seed)
	return nil
}

// revisions are those of all aggregated roles.
func (s *server) revisions(t *testing.T) string {
	t.Helper()
	roles, err := s.client().RbacV1().ClusterRoles().List(t.Context(), metav1.ListOptions{})
	must(t, err)
	var list []string
	for _, r := range roles.Items {
		if r.AggregationRule != nil {
			list = append(list, r.Name+" "+r.ResourceVersion)
		}
	}
	slices.Sort(list)
	return strings.Join(list, "\n")
}

// links are more than any chain of roles of a world has. Each change makes the
// controller fill all roles again, so when a rule has come through this chain,
// one that was there before has come through theirs.
const links = 10

// fillChain waits until the controller has filled what was there before.
func (s *server) fillChain(t *testing.T) {
	t.Helper()
	client := s.client().RbacV1()
	s.barriers++
	name := fmt.Sprint("chain-", s.barriers)
	for i := range links {
		r := &rbacv1.ClusterRole{ObjectMeta: labeled(fmt.Sprint(name, "-", i))}
		r.Labels[name] = fmt.Sprint(i)
		if i == 0 {
			r.Rules = []rbacv1.PolicyRule{getting("chains")}
		} else {
			r.AggregationRule = &rbacv1.AggregationRule{ClusterRoleSelectors: []metav1.LabelSelector{
				{MatchLabels: map[string]string{name: fmt.Sprint(i - 1)}},
			}}
		}
		_, err := client.ClusterRoles().Create(t.Context(), r, metav1.CreateOptions{})
		must(t, err)
	}
	_, err := client.ClusterRoleBindings().Create(t.Context(), &rbacv1.ClusterRoleBinding{
		ObjectMeta: labeled(name), RoleRef: refer("ClusterRole", fmt.Sprint(name, "-", links-1)),
		Subjects: []rbacv1.Subject{{Kind: rbacv1.UserKind, APIGroup: rbacv1.GroupName, Name: name}},
	}, metav1.CreateOptions{})
	must(t, err)
	s.await(t, name, request{Verb: "get", Group: "example.com", Resource: "chains"})
}
