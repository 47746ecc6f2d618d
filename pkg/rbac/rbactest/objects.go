package rbactest

import (
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/manifest"
)

// Objects are all objects of a cluster that RBAC goes by.
type Objects struct {
	ClusterRoles        []*rbacv1.ClusterRole        `json:"clusterRoles"`
	Roles               []*rbacv1.Role               `json:"roles"`
	ClusterRoleBindings []*rbacv1.ClusterRoleBinding `json:"clusterRoleBindings"`
	RoleBindings        []*rbacv1.RoleBinding        `json:"roleBindings"`
}

// Inventory is what an audit makes of the objects, as those of a live cluster
// or of a file of that name.
func (o Objects) Inventory(file string) *inventory.Inventory {
	b := inventory.NewBuilder()
	origin := manifest.Origin{File: file}
	for _, object := range o.ClusterRoles {
		b.Add(inventory.Object{Object: object.DeepCopy(), Origin: origin})
	}
	for _, object := range o.Roles {
		b.Add(inventory.Object{Object: object.DeepCopy(), Origin: origin})
	}
	for _, object := range o.ClusterRoleBindings {
		b.Add(inventory.Object{Object: object.DeepCopy(), Origin: origin})
	}
	for _, object := range o.RoleBindings {
		b.Add(inventory.Object{Object: object.DeepCopy(), Origin: origin})
	}
	return b.Inventory()
}

// With are these objects and those of another cluster.
func (o Objects) With(more Objects) Objects {
	return Objects{
		ClusterRoles:        slices.Concat(o.ClusterRoles, more.ClusterRoles),
		Roles:               slices.Concat(o.Roles, more.Roles),
		ClusterRoleBindings: slices.Concat(o.ClusterRoleBindings, more.ClusterRoleBindings),
		RoleBindings:        slices.Concat(o.RoleBindings, more.RoleBindings),
	}
}
