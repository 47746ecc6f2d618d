package inventory_test

import (
	"fmt"
	"testing"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// build folds objects as if they had come from a cluster.
func build(t *testing.T, objects ...runtime.Object) *inventory.Inventory {
	t.Helper()
	b := inventory.NewBuilder()
	for _, o := range objects {
		b.Add(inventory.Object{Object: o.DeepCopyObject()})
	}
	return b.Inventory()
}

// replica is a running pod of a controller, as the API server shows it.
func replica(kind, owner string, n int, change ...func(*corev1.Pod)) *corev1.Pod {
	name := fmt.Sprintf("%s-%05d", owner, n)
	token := "kube-api-access-" + fmt.Sprintf("%05d", n)
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{
			Namespace: "kube-system", Name: name, UID: types.UID(name),
			OwnerReferences: []metav1.OwnerReference{{Kind: kind, Name: owner, Controller: ptr.To(true)}},
		},
		Spec: corev1.PodSpec{
			NodeName:           fmt.Sprintf("worker-%d", n),
			ServiceAccountName: "agent",
			Containers: []corev1.Container{{
				Name: "agent", Image: "registry.example/agent:1",
				Env:          []corev1.EnvVar{{Name: "PASSWORD", Value: fmt.Sprint("hunter", n)}},
				VolumeMounts: []corev1.VolumeMount{{Name: token, MountPath: "/var/run/secrets/kubernetes.io/serviceaccount"}},
			}},
			Volumes: []corev1.Volume{{Name: token, VolumeSource: corev1.VolumeSource{Projected: &corev1.ProjectedVolumeSource{}}}},
		},
		Status: corev1.PodStatus{Phase: corev1.PodRunning},
	}
	for _, c := range change {
		c(pod)
	}
	return pod
}

func node(name string, labels map[string]string, taints ...corev1.Taint) *corev1.Node {
	return &corev1.Node{
		ObjectMeta: metav1.ObjectMeta{Name: name, Labels: labels},
		Spec:       corev1.NodeSpec{Taints: taints},
	}
}

func image(tag string) func(*corev1.Pod) {
	return func(p *corev1.Pod) { p.Spec.Containers[0].Image = tag }
}
