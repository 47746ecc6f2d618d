package populate_test

import (
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/client-go/kubernetes"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/populate"
)

func TestGrow(t *testing.T) {
	c := controlplane.Start(t)
	shape := populate.Shape{DaemonSets: 12, Deployments: 50, ServiceAccounts: 100, Roles: 200}
	p, err := populate.New(t.Context(), c.RESTConfig(), c.EtcdURL(), shape)
	if err != nil {
		t.Fatal(err)
	}
	defer p.Close()
	cs, err := kubernetes.NewForConfig(c.RESTConfig())
	if err != nil {
		t.Fatal(err)
	}
	bootstrap := len(roles(t, cs))
	for _, size := range []struct{ nodes, pods int }{{5, 160}, {10, 320}} {
		if err := p.Grow(t.Context(), size.nodes, size.pods); err != nil {
			t.Fatal(err)
		}
		checkNodes(t, cs, size.nodes)
		checkPods(t, cs, size.pods)
	}
	if got := len(roles(t, cs)); got != bootstrap {
		t.Errorf("%d roles after growth, %d before", got, bootstrap)
	}
	if err := p.Grow(t.Context(), 10, 119); err == nil {
		t.Error("grew to fewer pods than those of DaemonSets")
	}
}

func checkNodes(t *testing.T, cs kubernetes.Interface, want int) {
	t.Helper()
	nodes, err := cs.CoreV1().Nodes().List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(nodes.Items) != want {
		t.Errorf("%d nodes, want %d", len(nodes.Items), want)
	}
}

func checkPods(t *testing.T, cs kubernetes.Interface, want int) {
	t.Helper()
	pods, err := cs.CoreV1().Pods("").List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	bytes := 0
	uids := map[string]bool{}
	for _, pod := range pods.Items {
		bytes += pod.Size()
		uids[string(pod.UID)] = true
		checkPod(t, &pod)
	}
	if len(pods.Items) != want || len(uids) != want {
		t.Errorf("%d pods with %d UIDs, want %d of both", len(pods.Items), len(uids), want)
	}
	if mean := bytes / max(1, len(pods.Items)); mean < 10_000 || mean > 14_000 {
		t.Errorf("a pod takes %d bytes on average, want about 12,000", mean)
	}
}

func checkPod(t *testing.T, pod *corev1.Pod) {
	t.Helper()
	switch {
	case pod.Status.Phase != corev1.PodRunning:
		t.Errorf("pod %s is %s", pod.Name, pod.Status.Phase)
	case len(pod.ManagedFields) != 3:
		t.Errorf("pod %s has %d managers, want 3", pod.Name, len(pod.ManagedFields))
	case metav1.GetControllerOf(pod) == nil:
		t.Errorf("pod %s has no controller", pod.Name)
	case pod.Spec.Priority == nil:
		t.Errorf("pod %s did not go through admission", pod.Name)
	}
}

func roles(t *testing.T, cs kubernetes.Interface) []string {
	t.Helper()
	var names []string
	namespaced, err := cs.RbacV1().Roles("").List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range namespaced.Items {
		names = append(names, r.Namespace+"/"+r.Name)
	}
	cluster, err := cs.RbacV1().ClusterRoles().List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range cluster.Items {
		names = append(names, r.Name)
	}
	return names
}
