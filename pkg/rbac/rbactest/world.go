package rbactest

import (
	"fmt"
	"path"
	"slices"

	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// World is a small cluster in which subjects, roles and questions meet often.
type World struct {
	Seed uint64 `json:"seed"`
	Objects
	// Refused names the objects that the API server does not accept, as
	// kind/name or kind/namespace/name. They give nobody anything.
	Refused []string `json:"refused"`

	words words
}

// Label is on all objects of a world.
const Label = "rbactest"

// Namespaces are where all objects of all worlds are.
func Namespaces() []string { return []string{"a", "b", "kube-system"} }

// New makes the world of a seed. None of its roles waits for a controller to
// aggregate rules into it.
func New(seed uint64) *World {
	w := newWorld(seed, []string{"r0", "r1", "r2", "r3", "filled", "gone"})
	w.addFilledRole()
	return w
}

// newWorld binds the cluster roles of these names.
func newWorld(seed uint64, bound []string) *World {
	w := &World{Seed: seed, words: newWords(newDice(seed, 1))}
	w.words.bound = bound
	w.addRoles()
	w.addClusterRoleBindings(12)
	w.addRoleBindings(18)
	w.addRefused()
	return w
}

func (w *World) addRoles() {
	for i := range 4 {
		name := fmt.Sprint("r", i)
		w.addClusterRole(name, w.words.rules(true))
		for _, namespace := range []string{"a", "b"} {
			w.addRole(namespace, name, w.words.rules(false))
		}
	}
	w.addRole("kube-system", "r3", w.words.rules(false))
}

// addFilledRole adds a role that looks like one that a controller has filled:
// what stands in it counts, not what it would gather.
func (w *World) addFilledRole() {
	r := w.addClusterRole("filled", append(w.words.rules(true), w.words.rule()))
	r.AggregationRule = &rbacv1.AggregationRule{ClusterRoleSelectors: []metav1.LabelSelector{
		{MatchLabels: map[string]string{Label: "world"}},
	}}
}

func (w *World) addClusterRole(name string, rules []rbacv1.PolicyRule) *rbacv1.ClusterRole {
	r := &rbacv1.ClusterRole{ObjectMeta: meta("", name), Rules: rules}
	w.ClusterRoles = append(w.ClusterRoles, r)
	return r
}

func (w *World) addRole(namespace, name string, rules []rbacv1.PolicyRule) {
	w.Roles = append(w.Roles, &rbacv1.Role{ObjectMeta: meta(namespace, name), Rules: rules})
}

func meta(namespace, name string) metav1.ObjectMeta {
	return metav1.ObjectMeta{Namespace: namespace, Name: name, Labels: map[string]string{Label: "world"}}
}

// Accepted are the objects that the API server does not refuse.
func (w *World) Accepted() Objects {
	refused := func(kind string, m metav1.ObjectMeta) bool {
		return slices.Contains(w.Refused, path.Join(kind, m.Namespace, m.Name))
	}
	accepted := w.With(Objects{})
	accepted.Roles = slices.DeleteFunc(accepted.Roles, func(r *rbacv1.Role) bool { return refused("Role", r.ObjectMeta) })
	accepted.ClusterRoleBindings = slices.DeleteFunc(accepted.ClusterRoleBindings, func(b *rbacv1.ClusterRoleBinding) bool {
		return refused("ClusterRoleBinding", b.ObjectMeta)
	})
	accepted.RoleBindings = slices.DeleteFunc(accepted.RoleBindings, func(b *rbacv1.RoleBinding) bool {
		return refused("RoleBinding", b.ObjectMeta)
	})
	return accepted
}
