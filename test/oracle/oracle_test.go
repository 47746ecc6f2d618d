package oracle_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	authenticationv1 "k8s.io/api/authentication/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"
	"k8s.io/client-go/rest"
)

// TestAPIServer asks an API server 104,000 questions in 40 worlds, one after
// the other. It also finds out whether they are the right questions.
func TestAPIServer(t *testing.T) {
	s := startServer(t)
	worlds := makeWorlds(t, s.held(t), "-worlds=40", "-questions=2600")
	t.Run("kinds", s.testKinds)
	t.Run("groups", func(t *testing.T) { s.testGroups(t, worlds[0]) })
	s.clear(t)
	t.Run("questions", func(t *testing.T) {
		var n tally
		for _, w := range worlds {
			s.apply(t, w)
			s.barrier(t)
			n.compare(t, w, ask(t, s, w))
			s.clear(t)
		}
		n.report(t, 100_000)
	})
}

// testKinds compares the list of kinds that questions are about with what the
// API server serves.
func (s *server) testKinds(t *testing.T) {
	const file = "../../pkg/rbac/rbactest/kinds.txt"
	_, lists, err := s.client().Discovery().ServerGroupsAndResources()
	must(t, err)
	got := kinds(lists)
	if os.Getenv("UPDATE") != "" {
		must(t, os.WriteFile(file, []byte(got), 0o644))
	}
	want, err := os.ReadFile(file)
	must(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("kinds (-%s +served), to be written by UPDATE=1:\n%s", file, diff)
	}
}

// kinds writes a line for each resource of any version, with its subresources.
func kinds(lists []*metav1.APIResourceList) string {
	subresources := map[string][]string{}
	for _, list := range lists {
		group, _, named := strings.Cut(list.GroupVersion, "/")
		if !named {
			group = "core"
		}
		for _, r := range list.APIResources {
			scope := "cluster"
			if r.Namespaced {
				scope = "namespaced"
			}
			resource, subresource, _ := strings.Cut(r.Name, "/")
			kind := strings.Join([]string{group, resource, scope}, " ")
			subresources[kind] = append(subresources[kind], subresource)
		}
	}
	var lines []string
	for kind, all := range subresources {
		slices.Sort(all)
		lines = append(lines, strings.TrimSpace(kind+strings.Join(slices.Compact(all), " "))+"\n")
	}
	slices.Sort(lines)
	return strings.Join(lines, "")
}

// testGroups compares the groups that questions are asked for with those that
// the API server puts the bearer of a credential into.
func (s *server) testGroups(t *testing.T, w *world) {
	must(t, s.EnsureServiceAccount(t.Context(), "a", "s"))
	token, err := s.ServiceAccountToken(t.Context(), "a", "s")
	must(t, err)
	user, err := s.UserConfig("u")
	must(t, err)
	node, err := s.UserConfig("system:node:n", "system:nodes")
	must(t, err)
	s.letAnonymousAsk(t)
	for name, access := range map[string]*rest.Config{
		"system:serviceaccount:a:s": s.TokenConfig(token), "u": user, "system:node:n": node,
		"system:anonymous": rest.AnonymousClientConfig(s.RESTConfig()),
	} {
		i := slices.IndexFunc(w.Answers, func(a answer) bool { return a.User == name })
		if i < 0 {
			t.Errorf("seed %d has no question about %s", w.Seed, name)
			continue
		}
		client, err := kubernetes.NewForConfig(access)
		must(t, err)
		self, err := client.AuthenticationV1().SelfSubjectReviews().Create(t.Context(), &authenticationv1.SelfSubjectReview{}, metav1.CreateOptions{})
		must(t, err)
		slices.Sort(self.Status.UserInfo.Groups)
		if diff := cmp.Diff(self.Status.UserInfo.Groups, w.Answers[i].Groups); diff != "" || self.Status.UserInfo.Username != name {
			t.Errorf("groups of %s, who is %s (-API server +package rbac):\n%s", name, self.Status.UserInfo.Username, diff)
		}
	}
}

// letAnonymousAsk allows all to ask who they are.
func (s *server) letAnonymousAsk(t *testing.T) {
	t.Helper()
	_, err := s.client().RbacV1().ClusterRoleBindings().Create(t.Context(), &rbacv1.ClusterRoleBinding{
		ObjectMeta: labeled("anonymous"), RoleRef: refer("ClusterRole", "system:basic-user"),
		Subjects: []rbacv1.Subject{{Kind: rbacv1.GroupKind, APIGroup: rbacv1.GroupName, Name: "system:unauthenticated"}},
	}, metav1.CreateOptions{})
	must(t, err)
	s.barrier(t)
}
