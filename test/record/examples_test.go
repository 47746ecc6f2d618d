package record

import (
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/test/controlplane"
)

// TestExamples brings the manifests of the demo to life, and looks at what a
// recording is to show.
func TestExamples(t *testing.T) {
	plane := controlplane.Start(t, controlplane.WithControllerManager(), controlplane.WithScheduler())
	m, err := readManifests("../../examples/cluster")
	if err != nil {
		t.Fatal(err)
	}
	c, err := newCluster(plane.RESTConfig())
	if err != nil {
		t.Fatal(err)
	}
	if err := c.build(t.Context(), m); err != nil {
		t.Fatal(err)
	}
	t.Run("every pod has a node and runs, or has run", func(t *testing.T) { everyPodRuns(t, c) })
	t.Run("static pods are mirrored", func(t *testing.T) { staticPodsAreMirrored(t, c) })
	t.Run("a rolling update is under way", func(t *testing.T) { updateIsUnderWay(t, c) })
	t.Run("an operator's resource owns a DaemonSet", func(t *testing.T) { operatorOwns(t, c) })
	t.Run("roles are aggregated", func(t *testing.T) { rolesAreAggregated(t, c) })
	t.Run("volumes are bound", func(t *testing.T) { volumesAreBound(t, c) })
	t.Run("the list shows each pod", func(t *testing.T) { listShowsEachPod(t, c) })
}

func everyPodRuns(t *testing.T, c *cluster) {
	finished := 0
	for _, pod := range podsIn(t.Context(), t, c, "") {
		if pod.Spec.NodeName == "" || pod.Status.Phase == corev1.PodPending {
			t.Errorf("%s/%s is %s on node %q", pod.Namespace, pod.Name, pod.Status.Phase, pod.Spec.NodeName)
		}
		if pod.Status.Phase == corev1.PodSucceeded {
			finished++
		}
	}
	if finished < 3 { // a Job and two CronJobs
		t.Errorf("%d pods have finished", finished)
	}
}

func staticPodsAreMirrored(t *testing.T, c *cluster) {
	mirrored := map[string]int{}
	for _, pod := range podsIn(t.Context(), t, c, "kube-system") {
		owner := metav1.GetControllerOf(&pod)
		if owner == nil || owner.Kind != "Node" {
			continue
		}
		if pod.Annotations[corev1.MirrorPodAnnotationKey] == "" || owner.Name != pod.Spec.NodeName {
			t.Errorf("%s is no mirror pod of its node", pod.Name)
		}
		mirrored[strings.TrimSuffix(pod.Name, "-"+owner.Name)]++
	}
	want := map[string]int{"etcd": 3, "kube-apiserver": 3, "kube-controller-manager": 3, "kube-scheduler": 3}
	if diff := cmp.Diff(want, mirrored); diff != "" {
		t.Errorf("mirror pods (-want +got):\n%s", diff)
	}
}

func updateIsUnderWay(t *testing.T, c *cluster) {
	images := map[string]int{}
	for _, pod := range podsOf(podsIn(t.Context(), t, c, "monitoring"), "node-exporter") {
		images[pod.Spec.Containers[0].Image]++
	}
	want := map[string]int{"quay.io/prometheus/node-exporter:v1.9.1": 7, "quay.io/prometheus/node-exporter:v1.10.2": 4}
	if diff := cmp.Diff(want, images); diff != "" {
		t.Errorf("images (-want +got):\n%s", diff)
	}
}

func operatorOwns(t *testing.T, c *cluster) {
	d, err := c.typed.AppsV1().DaemonSets("gpu-operator").Get(t.Context(), "nvidia-device-plugin-daemonset", metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if owner := metav1.GetControllerOf(d); owner == nil || owner.Kind != "ClusterPolicy" || owner.UID == "" {
		t.Errorf("its owner is %v", owner)
	}
}

func rolesAreAggregated(t *testing.T, c *cluster) {
	role, err := c.typed.RbacV1().ClusterRoles().Get(t.Context(), "kyverno:admission-controller", metav1.GetOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(role.Rules) != 4 {
		t.Errorf("it has %d rules", len(role.Rules))
	}
}

func volumesAreBound(t *testing.T, c *cluster) {
	claims, err := c.typed.CoreV1().PersistentVolumeClaims("").List(t.Context(), metav1.ListOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if len(claims.Items) != 2 {
		t.Errorf("there are %d claims", len(claims.Items))
	}
	for _, claim := range claims.Items {
		if claim.Status.Phase != corev1.ClaimBound {
			t.Errorf("%s is %s", claim.Name, claim.Status.Phase)
		}
	}
}

func listShowsEachPod(t *testing.T, c *cluster) {
	var out bytes.Buffer
	if err := c.printPods(t.Context(), &out); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Count(out.String(), "\n"), len(podsIn(t.Context(), t, c, ""))+1; got != want {
		t.Errorf("%d lines, want %d:\n%s", got, want, out.String())
	}
}
