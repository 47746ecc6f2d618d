package oracle_test

import (
	"context"
	"fmt"
	"testing"

	"golang.org/x/sync/errgroup"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// label is on all objects that the tests make.
const label = "rbactest"

// apply creates the objects of a world, and fails unless the API server refuses
// exactly those that the world expects it to.
func (s *server) apply(t *testing.T, w *world) {
	t.Helper()
	group, ctx := errgroup.WithContext(t.Context())
	group.SetLimit(atOnce)
	client := s.client().RbacV1()
	for _, r := range w.ClusterRoles {
		create(ctx, group, w, "ClusterRole", r.ObjectMeta, client.ClusterRoles().Create, r)
	}
	for _, r := range w.Roles {
		create(ctx, group, w, "Role", r.ObjectMeta, client.Roles(r.Namespace).Create, r)
	}
	for _, b := range w.ClusterRoleBindings {
		create(ctx, group, w, "ClusterRoleBinding", b.ObjectMeta, client.ClusterRoleBindings().Create, b)
	}
	for _, b := range w.RoleBindings {
		create(ctx, group, w, "RoleBinding", b.ObjectMeta, client.RoleBindings(b.Namespace).Create, b)
	}
	must(t, group.Wait())
}

// create adds one object to a group's work.
func create[T any](
	ctx context.Context, group *errgroup.Group, w *world, kind string, m metav1.ObjectMeta,
	post func(context.Context, T, metav1.CreateOptions) (T, error), object T,
) {
	group.Go(func() error {
		_, err := post(ctx, object, metav1.CreateOptions{})
		switch refuses := w.refuses(kind, m); {
		case err == nil && refuses:
			return fmt.Errorf("create %s %s of seed %d: not refused", kind, m.Name, w.Seed)
		case err != nil && (!refuses || !apierrors.IsInvalid(err)):
			return fmt.Errorf("create %s %s of seed %d: %w", kind, m.Name, w.Seed, err)
		}
		return nil
	})
}

// clear deletes all that the tests have made.
func (s *server) clear(t *testing.T) {
	t.Helper()
	client, none, ours := s.client().RbacV1(), metav1.DeleteOptions{}, metav1.ListOptions{LabelSelector: label}
	must(t, client.ClusterRoleBindings().DeleteCollection(t.Context(), none, ours))
	must(t, client.ClusterRoles().DeleteCollection(t.Context(), none, ours))
	for _, namespace := range []string{"a", "b", metav1.NamespaceSystem} {
		must(t, client.RoleBindings(namespace).DeleteCollection(t.Context(), none, ours))
		must(t, client.Roles(namespace).DeleteCollection(t.Context(), none, ours))
	}
}
