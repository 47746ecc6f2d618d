package populate

import (
	"context"
	"fmt"
	"iter"
	"path"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// rolePrototypes are one role of each rule set, of both kinds, and a binding of each kind.
type rolePrototypes struct {
	roles          []*rbacv1.Role
	clusterRoles   []*rbacv1.ClusterRole
	binding        *rbacv1.RoleBinding
	clusterBinding *rbacv1.ClusterRoleBinding
}

// clusterWide is which part of the roles is.
const clusterWide = 8

// createRoles makes roles and their bindings: every eighth of them cluster-wide,
// those of the add-ons first, the others for the tenants' service accounts.
func (p *Population) createRoles(ctx context.Context, addons []addon, shape Shape) error {
	prototypes, err := p.prototypeRoles(ctx)
	if err != nil {
		return err
	}
	return p.store.put(ctx, prototypes.clones(subjects(addons, shape.ServiceAccounts), shape.Roles))
}

func subjects(addons []addon, total int) []rbacv1.Subject {
	var all []rbacv1.Subject
	for _, a := range addons {
		all = append(all, rbacv1.Subject{Kind: rbacv1.ServiceAccountKind, Namespace: a.namespace, Name: a.name})
	}
	for i := range total - len(addons) {
		all = append(all, rbacv1.Subject{Kind: rbacv1.ServiceAccountKind, Namespace: tenant(i), Name: accountName(i)})
	}
	return all
}

// clones yields each role with its binding.
func (p rolePrototypes) clones(to []rbacv1.Subject, total int) iter.Seq[record] {
	return func(yield func(record) bool) {
		for i := range total {
			name := fmt.Sprintf("grant-%04d", i)
			subject := to[i%len(to)]
			role, binding := p.namespaced(i, name, subject)
			if i%clusterWide == 0 {
				role, binding = p.cluster(i, name, to[i/clusterWide%len(to)])
			}
			if !yield(role) || !yield(binding) {
				return
			}
		}
	}
}

func (p rolePrototypes) namespaced(i int, name string, subject rbacv1.Subject) (role, binding record) {
	r := p.roles[i%len(p.roles)].DeepCopy()
	identify(&r.ObjectMeta, "Role", subject.Namespace, name)
	b := p.binding.DeepCopy()
	identify(&b.ObjectMeta, "RoleBinding", subject.Namespace, name)
	b.RoleRef.Name, b.Subjects = name, []rbacv1.Subject{subject}
	return record{path.Join("roles", subject.Namespace, name), r}, record{path.Join("rolebindings", subject.Namespace, name), b}
}

func (p rolePrototypes) cluster(i int, name string, subject rbacv1.Subject) (role, binding record) {
	r := p.clusterRoles[i/clusterWide%len(p.clusterRoles)].DeepCopy()
	identify(&r.ObjectMeta, "ClusterRole", "", name)
	b := p.clusterBinding.DeepCopy()
	identify(&b.ObjectMeta, "ClusterRoleBinding", "", name)
	b.RoleRef.Name, b.Subjects = name, []rbacv1.Subject{subject}
	return record{path.Join("clusterroles", name), r}, record{path.Join("clusterrolebindings", name), b}
}

func identify(meta *metav1.ObjectMeta, kind, namespace, name string) {
	meta.Namespace, meta.Name = namespace, name
	meta.UID = types.UID(uid(newRand(kind + name)))
	meta.Labels = map[string]string{"app.kubernetes.io/name": name, "app.kubernetes.io/managed-by": "Helm"}
	meta.ResourceVersion = ""
}

// prototypeRoles has the API server make them; a dry run stores nothing.
func (p *Population) prototypeRoles(ctx context.Context) (rolePrototypes, error) {
	var made rolePrototypes
	dry := metav1.CreateOptions{FieldManager: helm, DryRun: []string{metav1.DryRunAll}}
	meta := metav1.ObjectMeta{Name: "prototype", Labels: map[string]string{"app.kubernetes.io/name": "", "app.kubernetes.io/managed-by": "Helm"}}
	rbac := p.client.RbacV1()
	for _, rules := range ruleSets() {
		role, err := rbac.Roles(tenant(0)).Create(ctx, &rbacv1.Role{ObjectMeta: meta, Rules: rules}, dry)
		if err != nil {
			return made, fmt.Errorf("create role: %w", err)
		}
		clusterRole, err := rbac.ClusterRoles().Create(ctx, &rbacv1.ClusterRole{ObjectMeta: meta, Rules: rules}, dry)
		if err != nil {
			return made, fmt.Errorf("create cluster role: %w", err)
		}
		made.roles, made.clusterRoles = append(made.roles, role), append(made.clusterRoles, clusterRole)
	}
	ref := rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "Role", Name: "prototype"}
	subject := []rbacv1.Subject{{Kind: rbacv1.ServiceAccountKind, Namespace: tenant(0), Name: accountName(0)}}
	var err error
	made.binding, err = rbac.RoleBindings(tenant(0)).Create(ctx, &rbacv1.RoleBinding{ObjectMeta: meta, RoleRef: ref, Subjects: subject}, dry)
	if err != nil {
		return made, fmt.Errorf("create role binding: %w", err)
	}
	ref.Kind = "ClusterRole"
	made.clusterBinding, err = rbac.ClusterRoleBindings().Create(ctx, &rbacv1.ClusterRoleBinding{ObjectMeta: meta, RoleRef: ref, Subjects: subject}, dry)
	if err != nil {
		return made, fmt.Errorf("create cluster role binding: %w", err)
	}
	return made, nil
}
