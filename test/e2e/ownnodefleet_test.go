package e2e

import (
	"context"
	"fmt"
	"strings"
	"testing"

	authenticationv1 "k8s.io/api/authentication/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

const (
	home = "kube-system"
	one  = "one"
	two  = "two"
	none = "" // of pods that wait for a node, and of tokens that name none
	// bystander has the rights of all agents.
	bystander = "bystander"
)

// fleet is two nodes with all agents.
type fleet struct {
	plugin
	plane      *controlplane.ControlPlane
	admin      kubernetes.Interface
	kubeconfig string
}

func startFleet(t *testing.T, plane *controlplane.ControlPlane) *fleet {
	t.Helper()
	kubectl, err := plane.KubectlPath()
	if err != nil {
		t.Fatal(err)
	}
	f := &fleet{plugin: build(t, kubectl), plane: plane, admin: kubernetes.NewForConfigOrDie(plane.RESTConfig()), kubeconfig: plane.Kubeconfig(t)}
	for _, node := range []string{one, two} {
		if _, err := plane.CreateNode(t.Context(), node, nil); err != nil {
			t.Fatal(err)
		}
	}
	manifests := []string{fmt.Sprintf("{apiVersion: v1, kind: ServiceAccount, metadata: {name: %s, namespace: kube-system}}", bystander)}
	for _, node := range []string{one, two, none} {
		manifests = append(manifests, targetPod(node))
	}
	for _, a := range agents() {
		manifests = append(manifests, a.manifests())
	}
	if err := plane.EnsureServiceAccount(t.Context(), home, "default"); err != nil {
		t.Fatal(err)
	}
	apply(t, f.plugin, f.kubeconfig, strings.Join(manifests, "\n---\n"))
	return f
}

// podOn is the name of the pod that is written on a node.
func podOn(node string) string { return strings.TrimSuffix("target-"+node, "-") }

func targetPod(node string) string {
	place := "nodeName: " + node
	if node == none {
		place = "nodeSelector: {no: node}"
	}
	return fmt.Sprintf(`
apiVersion: v1
kind: Pod
metadata: {name: %s, namespace: kube-system}
spec: {%s, containers: [{name: main, image: "main:1"}]}`, podOn(node), place)
}

func (a agent) manifests() string {
	return strings.ReplaceAll(fmt.Sprintf(`
apiVersion: v1
kind: ServiceAccount
metadata: {name: NAME, namespace: kube-system}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: NAME}
rules: [{apiGroups: [""], resources: [%s], verbs: [%s]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: {name: NAME}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: NAME}
subjects:
- {kind: ServiceAccount, name: NAME, namespace: kube-system}
- {kind: ServiceAccount, name: %s, namespace: kube-system}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: NAME, namespace: kube-system}
spec:
  selector: {matchLabels: {app: NAME}}
  template:
    metadata: {labels: {app: NAME}}
    spec: {serviceAccountName: NAME, containers: [{name: main, image: "main:1"}]}`, a.resource, a.verbs, bystander), "NAME", a.name)
}

func (f *fleet) target(client kubernetes.Interface, node string) target {
	return target{admin: f.admin, client: client, node: node}
}

// client has the token that is mounted into the account's pod on a node, or one
// that names none.
func (f *fleet) client(t *testing.T, account, node string) kubernetes.Interface {
	t.Helper()
	request := &authenticationv1.TokenRequest{}
	if node != none {
		pod := f.podOf(t, account, node)
		request.Spec.BoundObjectRef = &authenticationv1.BoundObjectReference{Kind: "Pod", APIVersion: "v1", Name: pod.Name, UID: pod.UID}
	}
	answer, err := f.admin.CoreV1().ServiceAccounts(home).CreateToken(t.Context(), account, request, metav1.CreateOptions{})
	if err != nil {
		t.Fatal(err)
	}
	access := f.plane.TokenConfig(answer.Status.Token)
	access.QPS = -1
	return kubernetes.NewForConfigOrDie(access)
}

// podOf waits until an agent's pod is on a node.
func (f *fleet) podOf(t *testing.T, name, node string) *corev1.Pod {
	t.Helper()
	var found *corev1.Pod
	await(t, name+" is on "+node, func(ctx context.Context) error {
		pods, err := f.admin.CoreV1().Pods(home).List(ctx, metav1.ListOptions{LabelSelector: "app=" + name, FieldSelector: "spec.nodeName=" + node})
		if err == nil && len(pods.Items) != 1 {
			err = fmt.Errorf("%d pods", len(pods.Items))
		}
		if err == nil {
			found = &pods.Items[0]
		}
		return err
	})
	return found
}
