package oracle_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"
)

// barrier waits until the authorizer knows all that was written before. It
// watches four kinds of object, each in the order of writing: so it knows all
// when it knows one more of each.
func (s *server) barrier(t *testing.T) {
	t.Helper()
	s.barriers++
	name := fmt.Sprint("barrier-", s.barriers)
	client, rules := s.client().RbacV1(), []rbacv1.PolicyRule{getting("barriers")}
	subjects := []rbacv1.Subject{{Kind: rbacv1.UserKind, APIGroup: rbacv1.GroupName, Name: name}}
	_, err := client.ClusterRoles().Create(t.Context(), &rbacv1.ClusterRole{ObjectMeta: labeled(name), Rules: rules}, metav1.CreateOptions{})
	must(t, err)
	_, err = client.ClusterRoleBindings().Create(t.Context(), &rbacv1.ClusterRoleBinding{
		ObjectMeta: labeled(name), Subjects: subjects, RoleRef: refer("ClusterRole", name),
	}, metav1.CreateOptions{})
	must(t, err)
	s.await(t, name, request{Verb: "get", Group: "example.com", Resource: "barriers"})
	rules[0].ResourceNames = []string{"in-namespace"}
	subjects[0].Name += "-in-namespace"
	_, err = client.Roles("a").Create(t.Context(), &rbacv1.Role{ObjectMeta: labeled(name), Rules: rules}, metav1.CreateOptions{})
	must(t, err)
	_, err = client.RoleBindings("a").Create(t.Context(), &rbacv1.RoleBinding{
		ObjectMeta: labeled(name), Subjects: subjects, RoleRef: refer("Role", name),
	}, metav1.CreateOptions{})
	must(t, err)
	s.await(t, subjects[0].Name, request{Verb: "get", Group: "example.com", Resource: "barriers", Namespace: "a", Name: "in-namespace"})
}

func getting(resource string) rbacv1.PolicyRule {
	return rbacv1.PolicyRule{Verbs: []string{"get"}, APIGroups: []string{"example.com"}, Resources: []string{resource}}
}

func labeled(name string) metav1.ObjectMeta {
	return metav1.ObjectMeta{Name: name, Labels: map[string]string{label: "barrier"}}
}

func refer(kind, name string) rbacv1.RoleRef {
	return rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: kind, Name: name}
}

// await waits until a user is allowed a request.
func (s *server) await(t *testing.T, user string, r request) {
	t.Helper()
	err := wait.PollUntilContextTimeout(t.Context(), 5*time.Millisecond, 3*time.Minute, true, func(ctx context.Context) (bool, error) {
		return s.allows(ctx, user, nil, r)
	})
	if err != nil {
		t.Fatalf("await %s of %s: %v", r.Resource, user, err)
	}
}
