package e2e

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	authorizationv1 "k8s.io/api/authorization/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/kubernetes"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

const scanner = "sysaudit-scanner"

// fewerPermissions takes one permission after the other from the scanner, and
// expects one gap more each time.
func fewerPermissions(t *testing.T, p plugin, plane *controlplane.ControlPlane) {
	client := kubernetes.NewForConfigOrDie(plane.RESTConfig())
	if err := plane.EnsureServiceAccount(t.Context(), "default", scanner); err != nil {
		t.Fatal(err)
	}
	role := &rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: scanner}}
	binding := &rbacv1.ClusterRoleBinding{
		ObjectMeta: metav1.ObjectMeta{Name: scanner},
		RoleRef:    rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: scanner},
		Subjects:   []rbacv1.Subject{{Kind: "ServiceAccount", Namespace: "default", Name: scanner}},
	}
	if _, err := client.RbacV1().ClusterRoles().Create(t.Context(), role, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	if _, err := client.RbacV1().ClusterRoleBindings().Create(t.Context(), binding, metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	token, err := plane.ServiceAccountToken(t.Context(), "default", scanner)
	if err != nil {
		t.Fatal(err)
	}
	kubeconfig := plane.KubeconfigFor(t, token)
	resources := listed(t, p, plane)
	for n := range len(resources) + 1 {
		grant(t, client, resources[n:])
		awaitRights(t, client, resources, n)
		var want []string
		for _, r := range resources[:n] {
			want = append(want, r.Resource)
		}
		if diff := cmp.Diff(want, forbidden(t, p, kubeconfig)); diff != "" {
			t.Fatalf("without the first %d permissions:\n%s", n, diff)
		}
	}
	p.must(t, 4, kubeconfig, "--fail-on", "critical")
}

// grant lets the scanner list these resources and no others.
func grant(t *testing.T, client kubernetes.Interface, resources []schema.GroupResource) {
	t.Helper()
	role := &rbacv1.ClusterRole{ObjectMeta: metav1.ObjectMeta{Name: scanner}}
	for _, r := range resources {
		role.Rules = append(role.Rules, rbacv1.PolicyRule{
			Verbs: []string{"list"}, APIGroups: []string{r.Group}, Resources: []string{r.Resource},
		})
	}
	if _, err := client.RbacV1().ClusterRoles().Update(t.Context(), role, metav1.UpdateOptions{}); err != nil {
		t.Fatal(err)
	}
}

// awaitRights waits until the API server's authorizer knows of the change.
func awaitRights(t *testing.T, client kubernetes.Interface, resources []schema.GroupResource, n int) {
	t.Helper()
	for i, r := range resources {
		awaitRight(t, client, "system:serviceaccount:default:"+scanner, r, i >= n)
	}
}

// awaitRight waits until a user may list a resource, or no longer may.
func awaitRight(t *testing.T, client kubernetes.Interface, user string, r schema.GroupResource, allowed bool) {
	t.Helper()
	review := &authorizationv1.SubjectAccessReview{Spec: authorizationv1.SubjectAccessReviewSpec{
		User:               user,
		ResourceAttributes: &authorizationv1.ResourceAttributes{Verb: "list", Group: r.Group, Resource: r.Resource},
	}}
	await(t, fmt.Sprintf("it is %t that %s may be listed", allowed, r.Resource), func(ctx context.Context) error {
		got, err := client.AuthorizationV1().SubjectAccessReviews().Create(ctx, review, metav1.CreateOptions{})
		if err == nil && got.Status.Allowed != allowed {
			err = errors.New("the API server says otherwise")
		}
		return err
	})
}

// forbidden runs an audit and lists the resources that it says it could not
// read, by name.
func forbidden(t *testing.T, p plugin, kubeconfig string) []string {
	t.Helper()
	var all []string
	for _, item := range report(t, p, kubeconfig).list("gaps") {
		gap, _ := item.(map[string]any)
		if gap["reason"] != "forbidden" {
			continue
		}
		if message := fmt.Sprint(gap["message"]); !strings.Contains(message, "cannot list") {
			t.Errorf("%s: %s", gap["resource"], message)
		}
		all = append(all, fmt.Sprint(gap["resource"]))
	}
	slices.Sort(all)
	return all
}
