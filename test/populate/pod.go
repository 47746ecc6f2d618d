package populate

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/utils/ptr"
)

// pod is what the controller makes from the template.
func (a addon) pod(generator string, owner metav1.OwnerReference, template corev1.PodTemplateSpec) *corev1.Pod {
	pod := &corev1.Pod{
		ObjectMeta: metav1.ObjectMeta{
			Namespace:       a.namespace,
			Name:            generator + "-" + suffix(0),
			GenerateName:    generator + "-",
			Labels:          maps.Clone(template.Labels),
			Annotations:     maps.Clone(template.Annotations),
			OwnerReferences: []metav1.OwnerReference{owner},
		},
		Spec: *template.Spec.DeepCopy(),
	}
	return pod
}

// pin restricts a pod to a node, as the DaemonSet controller does.
func pin(spec *corev1.PodSpec, node string) {
	name := corev1.NodeSelectorRequirement{Key: metav1.ObjectNameField, Operator: corev1.NodeSelectorOpIn, Values: []string{node}}
	spec.Affinity = &corev1.Affinity{NodeAffinity: &corev1.NodeAffinity{
		RequiredDuringSchedulingIgnoredDuringExecution: &corev1.NodeSelector{
			NodeSelectorTerms: []corev1.NodeSelectorTerm{{MatchFields: []corev1.NodeSelectorRequirement{name}}},
		},
	}}
}

// prototypePod has the API server make a pod and all that write to it do so, and
// takes it away again.
func (p *Population) prototypePod(ctx context.Context, pod *corev1.Pod) (*corev1.Pod, error) {
	pods := p.client.CoreV1().Pods(pod.Namespace)
	pod.Spec.NodeName = "prototype"
	pod, err := pods.Create(ctx, pod, metav1.CreateOptions{FieldManager: controllerManager})
	if err != nil {
		return nil, fmt.Errorf("create pod: %w", err)
	}
	patch, err := json.Marshal(map[string]any{"metadata": map[string]any{"annotations": networkAnnotations("0", "0")}})
	if err != nil {
		return nil, fmt.Errorf("encode annotations: %w", err)
	}
	pod, err = pods.Patch(ctx, pod.Name, types.MergePatchType, patch, metav1.PatchOptions{FieldManager: network}, "status")
	if err != nil {
		return nil, fmt.Errorf("annotate pod: %w", err)
	}
	pod.Status = runningStatus(pod)
	pod, err = pods.UpdateStatus(ctx, pod, metav1.UpdateOptions{FieldManager: kubelet})
	if err != nil {
		return nil, fmt.Errorf("update pod: %w", err)
	}
	if err := pods.Delete(ctx, pod.Name, metav1.DeleteOptions{GracePeriodSeconds: ptr.To[int64](0)}); err != nil {
		return nil, fmt.Errorf("delete pod: %w", err)
	}
	pod.ResourceVersion = ""
	return pod, nil
}

func networkAnnotations(container, ip string) map[string]string {
	return map[string]string{
		"cni.projectcalico.org/containerID": container,
		"cni.projectcalico.org/podIP":       ip + "/32",
		"cni.projectcalico.org/podIPs":      ip + "/32",
	}
}

// runningStatus is what a kubelet reports of a pod that runs.
func runningStatus(pod *corev1.Pod) corev1.PodStatus {
	status := corev1.PodStatus{
		Phase: corev1.PodRunning, QOSClass: pod.Status.QOSClass, ObservedGeneration: pod.Generation,
		StartTime: ptr.To(metav1.Now()), HostIP: "10.0.0.1", PodIP: "10.0.0.1",
		HostIPs: []corev1.HostIP{{IP: "10.0.0.1"}}, PodIPs: []corev1.PodIP{{IP: "10.0.0.1"}},
	}
	for _, kind := range []corev1.PodConditionType{
		corev1.PodReadyToStartContainers, corev1.PodInitialized, corev1.PodReady, corev1.ContainersReady, corev1.PodScheduled,
	} {
		status.Conditions = append(status.Conditions, corev1.PodCondition{
			Type: kind, Status: corev1.ConditionTrue, LastTransitionTime: metav1.Now(), ObservedGeneration: pod.Generation,
		})
	}
	for _, c := range pod.Spec.InitContainers {
		done := corev1.ContainerState{Terminated: &corev1.ContainerStateTerminated{
			Reason: "Completed", StartedAt: metav1.Now(), FinishedAt: metav1.Now()}}
		status.InitContainerStatuses = append(status.InitContainerStatuses, containerStatus(c, done))
	}
	for _, c := range pod.Spec.Containers {
		running := corev1.ContainerState{Running: &corev1.ContainerStateRunning{StartedAt: metav1.Now()}}
		status.ContainerStatuses = append(status.ContainerStatuses, containerStatus(c, running))
	}
	return status
}

func containerStatus(c corev1.Container, state corev1.ContainerState) corev1.ContainerStatus {
	status := corev1.ContainerStatus{
		Name: c.Name, Image: c.Image, ImageID: c.Image + "@sha256:" + hexDigits(newRand(c.Image), 32),
		ContainerID: "containerd://0", Ready: true, Started: ptr.To(state.Running != nil), State: state,
		Resources: c.Resources.DeepCopy(), AllocatedResources: c.Resources.Requests.DeepCopy(),
	}
	for _, m := range c.VolumeMounts {
		status.VolumeMounts = append(status.VolumeMounts, corev1.VolumeMountStatus{Name: m.Name, MountPath: m.MountPath, ReadOnly: m.ReadOnly})
	}
	return status
}
