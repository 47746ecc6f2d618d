package oracle_test

import (
	"context"
	"fmt"
	"sync/atomic"
	"testing"

	authorizationv1 "k8s.io/api/authorization/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// server is a real API server.
type server struct {
	*controlplane.ControlPlane
	// clients have a connection each.
	clients []kubernetes.Interface
	next    atomic.Uint64
	// barriers counts those that were awaited.
	barriers int
}

// connections spread the requests, each of which decrypts on one core.
const connections = 4

// startServer starts an API server whose only authorizer is that of RBAC: the
// node authorizer allows kubelets more.
func startServer(t *testing.T, options ...controlplane.Option) *server {
	t.Helper()
	options = append(options, controlplane.WithAuthorization("RBAC"), lazyCollector)
	s := &server{ControlPlane: controlplane.Start(t, options...)}
	for range connections {
		access := s.RESTConfig()
		access.ContentType = "application/vnd.kubernetes.protobuf"
		client, err := kubernetes.NewForConfig(access)
		if err != nil {
			t.Fatal(err)
		}
		s.clients = append(s.clients, client)
	}
	for _, namespace := range []string{"a", "b"} {
		if err := s.EnsureNamespace(t.Context(), namespace); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// lazyCollector takes memory for time: a fifth of it would go into collecting
// what 100,000 requests leave behind.
func lazyCollector(c *controlplane.Config) { c.Env = append(c.Env, "GOGC=400") }

func (s *server) client() kubernetes.Interface {
	return s.clients[s.next.Add(1)%uint64(len(s.clients))]
}

func (s *server) allows(ctx context.Context, user string, groups []string, r request) (bool, error) {
	spec := authorizationv1.SubjectAccessReviewSpec{User: user, Groups: groups}
	if r.URL != "" {
		spec.NonResourceAttributes = &authorizationv1.NonResourceAttributes{Verb: r.Verb, Path: r.URL}
	} else {
		spec.ResourceAttributes = &authorizationv1.ResourceAttributes{
			Verb: r.Verb, Group: r.Group, Resource: r.Resource, Subresource: r.Subresource, Name: r.Name, Namespace: r.Namespace,
		}
	}
	review := &authorizationv1.SubjectAccessReview{Spec: spec}
	review, err := s.client().AuthorizationV1().SubjectAccessReviews().Create(ctx, review, metav1.CreateOptions{})
	if err != nil {
		return false, fmt.Errorf("review access: %w", err)
	}
	return review.Status.Allowed, nil
}

// held are the objects that the API server has made for itself.
func (s *server) held(t *testing.T) objects {
	t.Helper()
	var all objects
	client, everywhere := s.client().RbacV1(), metav1.ListOptions{}
	clusterRoles, err := client.ClusterRoles().List(t.Context(), everywhere)
	must(t, err)
	all.ClusterRoles = pointers(clusterRoles.Items)
	roles, err := client.Roles("").List(t.Context(), everywhere)
	must(t, err)
	all.Roles = pointers(roles.Items)
	clusterBindings, err := client.ClusterRoleBindings().List(t.Context(), everywhere)
	must(t, err)
	all.ClusterRoleBindings = pointers(clusterBindings.Items)
	bindings, err := client.RoleBindings("").List(t.Context(), everywhere)
	must(t, err)
	all.RoleBindings = pointers(bindings.Items)
	return all
}

func pointers[T rbacv1.ClusterRole | rbacv1.Role | rbacv1.ClusterRoleBinding | rbacv1.RoleBinding](items []T) []*T {
	list := make([]*T, len(items))
	for i := range items {
		list[i] = &items[i]
	}
	return list
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
