package main

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
)

// invented is a cluster of 300 pod templates: 12 DaemonSets with tokens, half of
// them privileged, and StatefulSets that share the other pods, each seventh of
// which has a powerful account.
type invented struct {
	size       size
	daemons    []corev1.Pod
	others     []corev1.Pod
	namespaces []corev1.Namespace
	accounts   []corev1.ServiceAccount
	roles      []rbacv1.ClusterRole
	bindings   []rbacv1.ClusterRoleBinding
}

func invent(s size) invented {
	c := invented{size: s}
	c.namespace("kube-system")
	for i := range 40 {
		c.namespace(fmt.Sprintf("app-%02d", i))
	}
	for i := range 12 {
		pod := c.template("DaemonSet", "kube-system", fmt.Sprintf("agent-%02d", i))
		pod.Spec.Containers[0].SecurityContext = &corev1.SecurityContext{Privileged: new(i%2 == 0)}
		c.allow(pod, i)
		c.daemons = append(c.daemons, pod)
	}
	for i := range 288 {
		pod := c.template("StatefulSet", fmt.Sprintf("app-%02d", i%40), fmt.Sprintf("app-%03d", i))
		if i%7 == 0 {
			c.allow(pod, i)
		}
		c.others = append(c.others, pod)
	}
	return c
}

func (c *invented) namespace(name string) {
	c.namespaces = append(c.namespaces, corev1.Namespace{ObjectMeta: metav1.ObjectMeta{Name: name}})
}

// template is a pod of a workload, without what differs among its pods.
func (c *invented) template(kind, namespace, name string) corev1.Pod {
	c.accounts = append(c.accounts, corev1.ServiceAccount{ObjectMeta: metav1.ObjectMeta{Namespace: namespace, Name: name}})
	token := corev1.Volume{Name: "kube-api-access-00000", VolumeSource: corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{
		Sources: []corev1.VolumeProjection{{ServiceAccountToken: &corev1.ServiceAccountTokenProjection{Path: "token"}}},
	}}}
	container := corev1.Container{
		Name: "main", Image: "registry.example.com/" + name + ":1.0",
		VolumeMounts: []corev1.VolumeMount{{Name: token.Name, MountPath: "/var/run/secrets/kubernetes.io/serviceaccount", ReadOnly: true}},
	}
	return corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{
			Namespace: namespace, Labels: map[string]string{"app.kubernetes.io/name": name},
			OwnerReferences: []metav1.OwnerReference{{APIVersion: "apps/v1", Kind: kind, Name: name, UID: types.UID(name), Controller: new(true)}},
		},
		Spec: corev1.PodSpec{
			ServiceAccountName: name, Containers: []corev1.Container{container}, Volumes: []corev1.Volume{token},
			Tolerations: []corev1.Toleration{{Operator: corev1.TolerationOpExists}},
		},
		Status: corev1.PodStatus{Phase: corev1.PodRunning},
	}
}

// allow gives the account of a pod one of some powerful permissions.
func (c *invented) allow(pod corev1.Pod, i int) {
	rules := []rbacv1.PolicyRule{
		{APIGroups: []string{""}, Resources: []string{"pods"}, Verbs: []string{"create"}},
		{APIGroups: []string{""}, Resources: []string{"nodes/status"}, Verbs: []string{"patch"}},
		{APIGroups: []string{""}, Resources: []string{"pods"}, Verbs: []string{"delete"}},
		{APIGroups: []string{""}, Resources: []string{"secrets"}, Verbs: []string{"get", "list"}},
		{APIGroups: []string{""}, Resources: []string{"serviceaccounts/token"}, Verbs: []string{"create"}},
	}
	account := pod.Spec.ServiceAccountName
	name := metav1.ObjectMeta{Name: account}
	c.roles = append(c.roles, rbacv1.ClusterRole{ObjectMeta: name, Rules: rules[i%len(rules):][:1]})
	c.bindings = append(c.bindings, rbacv1.ClusterRoleBinding{
		ObjectMeta: name, RoleRef: rbacv1.RoleRef{APIGroup: rbacv1.GroupName, Kind: "ClusterRole", Name: account},
		Subjects: []rbacv1.Subject{{Kind: rbacv1.ServiceAccountKind, Namespace: pod.Namespace, Name: account}},
	})
}

func (c *invented) node(i int) corev1.Node {
	name := fmt.Sprintf("node-%05d", i)
	node := corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: name, Labels: map[string]string{corev1.LabelHostname: name}}}
	if i == 0 {
		node.Labels["node-role.kubernetes.io/control-plane"] = ""
	}
	return node
}

// pod is the i-th of all: those of the DaemonSets come first. The others lie
// side by side, so that some nodes hold what no other node does.
func (c *invented) pod(i int) corev1.Pod {
	onNodes := len(c.daemons) * c.size.nodes
	pod, on := corev1.Pod{}, i%c.size.nodes
	if i < onNodes {
		pod = c.daemons[i/c.size.nodes]
	} else {
		rest := i - onNodes
		each := max(1, (c.size.pods-onNodes)/len(c.others))
		pod = c.others[min(rest/each, len(c.others)-1)]
	}
	pod.Name = fmt.Sprintf("%s-%d", pod.OwnerReferences[0].Name, i)
	pod.UID = types.UID(pod.Name)
	pod.Spec.NodeName = fmt.Sprintf("node-%05d", on)
	return pod
}
