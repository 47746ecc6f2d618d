package rbactest

import (
	"fmt"

	rbacv1 "k8s.io/api/rbac/v1"
)

// addRefused adds objects that the API server refuses, each for one reason
// (kubernetes pkg/apis/rbac/validation). Nothing in them is right besides, or
// an audit of files would rightly show that part.
func (w *World) addRefused() {
	for i, s := range refusedSubjects() {
		w.addRefusedClusterBinding(fmt.Sprint("subject", i), rbacv1.RoleRef{Kind: "ClusterRole", Name: "r0"}, s)
	}
	valid := rbacv1.Subject{Kind: "ServiceAccount", Namespace: "a", Name: "s"}
	for i, ref := range refusedRoleRefs() {
		w.addRefusedClusterBinding(fmt.Sprint("ref", i), ref, valid)
	}
	account := rbacv1.Subject{Kind: "ServiceAccount", Namespace: "a", Name: "s", APIGroup: rbacv1.GroupName}
	w.addRefusedBinding("account", rbacv1.RoleRef{Kind: "Role", Name: "r0"}, account)
	w.addRefusedBinding("kind", rbacv1.RoleRef{Kind: "role", Name: "r0"}, valid)
	for i, rule := range refusedRules() {
		name := fmt.Sprint("rule", i)
		w.addRole("a", name, []rbacv1.PolicyRule{rule})
		w.Refused = append(w.Refused, "Role/a/"+name)
		w.RoleBindings = append(w.RoleBindings, &rbacv1.RoleBinding{
			ObjectMeta: meta("a", name), Subjects: []rbacv1.Subject{valid}, RoleRef: rbacv1.RoleRef{Kind: "Role", Name: name},
		})
	}
}

func (w *World) addRefusedClusterBinding(name string, ref rbacv1.RoleRef, s rbacv1.Subject) {
	w.ClusterRoleBindings = append(w.ClusterRoleBindings, &rbacv1.ClusterRoleBinding{
		ObjectMeta: meta("", name), Subjects: []rbacv1.Subject{s}, RoleRef: ref,
	})
	w.Refused = append(w.Refused, "ClusterRoleBinding/"+name)
}

func (w *World) addRefusedBinding(name string, ref rbacv1.RoleRef, s rbacv1.Subject) {
	w.RoleBindings = append(w.RoleBindings, &rbacv1.RoleBinding{
		ObjectMeta: meta("a", name), Subjects: []rbacv1.Subject{s}, RoleRef: ref,
	})
	w.Refused = append(w.Refused, "RoleBinding/a/"+name)
}

func refusedSubjects() []rbacv1.Subject {
	return []rbacv1.Subject{
		{Kind: "ServiceAccount", Name: "s"}, // no namespace to take
		{Kind: "ServiceAccount", Name: "s", Namespace: "a", APIGroup: rbacv1.GroupName},
		{Kind: "serviceaccount", Name: "s", Namespace: "a"},
		{Kind: "User", Name: "u", APIGroup: "v1"},
		{Kind: "Group", Name: "team", APIGroup: "authorization.k8s.io"},
		{Kind: "User", APIGroup: rbacv1.GroupName},
	}
}

func refusedRoleRefs() []rbacv1.RoleRef {
	return []rbacv1.RoleRef{
		{Kind: "Role", Name: "r0"},
		{Kind: "ClusterRole", Name: "r0", APIGroup: "authorization.k8s.io"},
		{Kind: "ClusterRole", Name: ""},
		{Kind: "ClusterRole", Name: "r0/x"},
		{Kind: "ClusterRole", Name: "r%"},
	}
}

func refusedRules() []rbacv1.PolicyRule {
	all := []string{"*"}
	return []rbacv1.PolicyRule{
		{APIGroups: all, Resources: all},
		{Verbs: all, Resources: all},
		{Verbs: all, APIGroups: all},
		{Verbs: all, NonResourceURLs: all},
	}
}
