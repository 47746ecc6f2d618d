package rbactest

import (
	"fmt"

	rbacv1 "k8s.io/api/rbac/v1"
)

func (w *World) addClusterRoleBindings(n int) {
	for i := range n {
		w.ClusterRoleBindings = append(w.ClusterRoleBindings, &rbacv1.ClusterRoleBinding{
			ObjectMeta: meta("", fmt.Sprint("b", i)), Subjects: w.words.subjects("a", "b", "kube-system"),
			RoleRef: w.words.roleRef("ClusterRole"),
		})
	}
}

// addRoleBindings adds bindings some of which are to a role of another
// namespace, or to cluster roles that allow what is in no namespace.
func (w *World) addRoleBindings(n int) {
	for i := range n {
		w.RoleBindings = append(w.RoleBindings, &rbacv1.RoleBinding{
			ObjectMeta: meta(w.words.pick(Namespaces()...), fmt.Sprint("b", i)), Subjects: w.words.subjects("a", "b", "kube-system", ""),
			RoleRef: w.words.roleRef(w.words.pick("ClusterRole", "Role")),
		})
	}
}

// roleRef leaves out the API group at times, which the API server adds.
func (w words) roleRef(kind string) rbacv1.RoleRef {
	ref := rbacv1.RoleRef{Kind: kind, APIGroup: w.pick("", rbacv1.GroupName), Name: w.pick("r0", "r1", "r2", "r3", "gone")}
	switch {
	case kind == "Role":
	case w.oneIn(12):
		ref.Name = w.pick("cluster-admin", "system:node-proxier", "system:auth-delegator")
	default:
		ref.Name = w.pick(w.bound...)
	}
	return ref
}

func (w words) subjects(namespaces ...string) []rbacv1.Subject {
	var list []rbacv1.Subject
	for range w.IntN(4) {
		list = append(list, w.subject(namespaces))
	}
	return list
}

func (w words) subject(namespaces []string) rbacv1.Subject {
	group := w.pick("", rbacv1.GroupName)
	switch w.IntN(5) {
	case 0:
		return rbacv1.Subject{Kind: "User", APIGroup: group, Name: w.pick(users()...), Namespace: w.pick("", "", "a")}
	case 1:
		return rbacv1.Subject{Kind: "Group", APIGroup: group, Name: w.pick(groups()...)}
	}
	return rbacv1.Subject{Kind: "ServiceAccount", Name: w.pick("s", "t", "default"), Namespace: w.pick(namespaces...)}
}

// users has names that are those of accounts, and some that only look so.
func users() []string {
	return []string{
		"u", "v", "*", "system:anonymous", "system:node:n", "system:serviceaccount:a:s", "system:serviceaccount:b:t",
		"system:serviceaccount:a", "system:serviceaccount:a:s:x", "System:serviceaccount:a:s",
	}
}

// groups are seldom those that every identity is in, or all would be allowed.
func groups() []string {
	return []string{
		"team", "team", "*", "system:nodes", "system:serviceaccounts:a", "system:serviceaccounts:b", "system:serviceaccounts:",
		"system:unauthenticated", "system:serviceaccounts", "system:authenticated", "system:serviceaccount:a:s",
	}
}
