package walk

import (
	"context"
	"fmt"

	authorizationv1 "k8s.io/api/authorization/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// barrier waits until the authorizer knows of all roles and bindings that were
// written, or deleted, before. It watches four kinds, each in the order of
// writing: so it knows all when it knows one more of each.
func (w *world) barrier(ctx context.Context) error {
	w.barriers++
	name := fmt.Sprint("barrier-", w.barriers)
	for _, step := range []func(context.Context, string) error{w.markNamespace, w.markCluster, w.removeMarks} {
		if err := step(ctx, name); err != nil {
			return fmt.Errorf("await authorizer: %w", err)
		}
	}
	return nil
}

func (w *world) markNamespace(ctx context.Context, name string) error {
	at := metav1.ObjectMeta{Name: name, Namespace: metav1.NamespaceDefault}
	role := &rbacv1.Role{ObjectMeta: at, Rules: markRules()}
	if _, err := w.admin.RbacV1().Roles(at.Namespace).Create(ctx, role, metav1.CreateOptions{}); err != nil {
		return err
	}
	binding := &rbacv1.RoleBinding{ObjectMeta: at, RoleRef: markRef("Role", name), Subjects: markSubjects(name)}
	if _, err := w.admin.RbacV1().RoleBindings(at.Namespace).Create(ctx, binding, metav1.CreateOptions{}); err != nil {
		return err
	}
	return w.awaitMark(ctx, name, at.Namespace)
}

func (w *world) markCluster(ctx context.Context, name string) error {
	at := metav1.ObjectMeta{Name: name}
	role := &rbacv1.ClusterRole{ObjectMeta: at, Rules: markRules()}
	if _, err := w.admin.RbacV1().ClusterRoles().Create(ctx, role, metav1.CreateOptions{}); err != nil {
		return err
	}
	binding := &rbacv1.ClusterRoleBinding{ObjectMeta: at, RoleRef: markRef("ClusterRole", name), Subjects: markSubjects(name)}
	if _, err := w.admin.RbacV1().ClusterRoleBindings().Create(ctx, binding, metav1.CreateOptions{}); err != nil {
		return err
	}
	return w.awaitMark(ctx, name, metav1.NamespaceAll)
}

func markRules() []rbacv1.PolicyRule {
	return []rbacv1.PolicyRule{{Verbs: []string{"get"}, APIGroups: []string{"walk.example.com"}, Resources: []string{"marks"}}}
}

func markRef(kind, name string) rbacv1.RoleRef {
	return rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: kind, Name: name}
}

func markSubjects(user string) []rbacv1.Subject {
	return []rbacv1.Subject{{APIGroup: rbacv1.GroupName, Kind: rbacv1.UserKind, Name: user}}
}

// awaitMark waits until the user of a barrier has its right.
func (w *world) awaitMark(ctx context.Context, user, namespace string) error {
	review := &authorizationv1.SubjectAccessReview{Spec: authorizationv1.SubjectAccessReviewSpec{
		User:               user,
		ResourceAttributes: &authorizationv1.ResourceAttributes{Verb: "get", Group: "walk.example.com", Resource: "marks", Namespace: namespace},
	}}
	return soon(ctx, user+" is known", func(ctx context.Context) (bool, error) {
		answer, err := w.admin.AuthorizationV1().SubjectAccessReviews().Create(ctx, review, metav1.CreateOptions{})
		if err != nil {
			return false, fmt.Errorf("ask for rights: %w", err)
		}
		return answer.Status.Allowed, nil
	})
}

// removeMarks keeps them out of the audit.
func (w *world) removeMarks(ctx context.Context, name string) error {
	rbac := w.admin.RbacV1()
	for _, remove := range []func(context.Context, string, metav1.DeleteOptions) error{
		rbac.ClusterRoleBindings().Delete, rbac.ClusterRoles().Delete,
		rbac.RoleBindings(metav1.NamespaceDefault).Delete, rbac.Roles(metav1.NamespaceDefault).Delete,
	} {
		if err := remove(ctx, name, metav1.DeleteOptions{}); err != nil {
			return err
		}
	}
	return nil
}
