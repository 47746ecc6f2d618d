package oracle_test

import (
	"context"
	"slices"
	"testing"

	"k8s.io/apiserver/pkg/authentication/user"
	"k8s.io/apiserver/pkg/authorization/authorizer"
	"k8s.io/kubernetes/pkg/registry/rbac/validation"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac"
	"k8s.io/kubernetes/plugin/pkg/auth/authorizer/rbac/bootstrappolicy"
)

// inProcess is the API server's authorizer without the server.
type inProcess struct{ *rbac.RBACAuthorizer }

// newInProcess gives the authorizer the objects that an API server accepts.
func newInProcess(held objects, w *world) inProcess {
	roles, bindings := held.Roles, held.RoleBindings
	clusterRoles, clusterBindings := slices.Concat(held.ClusterRoles, w.ClusterRoles), held.ClusterRoleBindings
	for _, r := range w.Roles {
		if !w.refuses("Role", r.ObjectMeta) {
			roles = append(roles, r)
		}
	}
	for _, b := range w.RoleBindings {
		if !w.refuses("RoleBinding", b.ObjectMeta) {
			bindings = append(bindings, b)
		}
	}
	for _, b := range w.ClusterRoleBindings {
		if !w.refuses("ClusterRoleBinding", b.ObjectMeta) {
			clusterBindings = append(clusterBindings, b)
		}
	}
	_, static := validation.NewTestRuleResolver(roles, bindings, clusterRoles, clusterBindings)
	return inProcess{rbac.New(static, static, static, static)}
}

func (p inProcess) allows(ctx context.Context, name string, groups []string, r request) (bool, error) {
	// Roles that do not exist are errors too, which do not matter.
	decision, _, _ := p.Authorize(ctx, authorizer.AttributesRecord{
		User: &user.DefaultInfo{Name: name, Groups: groups}, Verb: r.Verb, ResourceRequest: r.URL == "",
		APIGroup: r.Group, Resource: r.Resource, Subresource: r.Subresource, Name: r.Name, Namespace: r.Namespace, Path: r.URL,
	})
	return decision == authorizer.DecisionAllow, nil
}

// TestAuthorizer asks the code that decides in the API server.
func TestAuthorizer(t *testing.T) {
	var held objects
	for _, r := range bootstrappolicy.ClusterRoles() {
		held.ClusterRoles = append(held.ClusterRoles, &r)
	}
	for _, b := range bootstrappolicy.ClusterRoleBindings() {
		held.ClusterRoleBindings = append(held.ClusterRoleBindings, &b)
	}
	var n tally
	for _, w := range makeWorlds(t, held, "-first=1000", "-worlds=100", "-questions=1000") {
		n.compare(t, w, ask(t, newInProcess(held, w), w))
	}
	n.report(t, 100_000)
}
