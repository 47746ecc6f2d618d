package controlplane_test

import (
	"context"
	"slices"
	"testing"
	"time"

	appsv1 "k8s.io/api/apps/v1"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/wait"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// The controller manager makes a DaemonSet's pods, one for each node, and the
// scheduler binds them to nodes that nobody runs.
func TestControllers(t *testing.T) {
	c := controlplane.Start(t, controlplane.WithControllerManager(), controlplane.WithScheduler())
	cs := client(t, c.RESTConfig())
	nodes := []string{"node-a", "node-b"}
	for _, name := range nodes {
		if _, err := c.CreateNode(t.Context(), name, nil); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := cs.AppsV1().DaemonSets("kube-system").Create(t.Context(), agent(), metav1.CreateOptions{}); err != nil {
		t.Fatal(err)
	}
	var got []string
	poll := func(ctx context.Context) (bool, error) {
		pods, err := cs.CoreV1().Pods("kube-system").List(ctx, metav1.ListOptions{})
		if err != nil {
			return false, err
		}
		got = boundTo(pods.Items)
		return slices.Equal(got, nodes), nil
	}
	if err := wait.PollUntilContextTimeout(t.Context(), 100*time.Millisecond, 3*time.Minute, true, poll); err != nil {
		t.Fatalf("pods bound to %v, want %v: %v", got, nodes, err)
	}
}

func boundTo(pods []corev1.Pod) []string {
	var nodes []string
	for _, pod := range pods {
		if pod.Spec.NodeName != "" {
			nodes = append(nodes, pod.Spec.NodeName)
		}
	}
	slices.Sort(nodes)
	return nodes
}

func agent() *appsv1.DaemonSet {
	labels := map[string]string{"app": "agent"}
	return &appsv1.DaemonSet{
		ObjectMeta: metav1.ObjectMeta{Name: "agent"},
		Spec: appsv1.DaemonSetSpec{
			Selector: &metav1.LabelSelector{MatchLabels: labels},
			Template: corev1.PodTemplateSpec{
				ObjectMeta: metav1.ObjectMeta{Labels: labels},
				Spec:       corev1.PodSpec{Containers: []corev1.Container{{Name: "agent", Image: "agent:1"}}},
			},
		},
	}
}
