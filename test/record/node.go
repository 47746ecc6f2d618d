package record

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/utils/ptr"
)

const controlPlaneLabel = "node-role.kubernetes.io/control-plane"

// createNodes creates nodes with the status of their manifests, and ready.
func (c *cluster) createNodes(ctx context.Context, objects []*unstructured.Unstructured) error {
	for _, o := range objects {
		var node corev1.Node
		if err := runtime.DefaultUnstructuredConverter.FromUnstructuredWithValidation(o.Object, &node, true); err != nil {
			return fmt.Errorf("decode node %s: %w", o.GetName(), err)
		}
		created, err := c.typed.CoreV1().Nodes().Create(ctx, &node, metav1.CreateOptions{})
		if err != nil {
			return fmt.Errorf("create node: %w", err)
		}
		created.Status = node.Status
		created.Status.Conditions = []corev1.NodeCondition{{
			Type: corev1.NodeReady, Status: corev1.ConditionTrue, Reason: "KubeletReady",
			LastHeartbeatTime: metav1.Now(), LastTransitionTime: metav1.Now(),
		}}
		if _, err := c.typed.CoreV1().Nodes().UpdateStatus(ctx, created, metav1.UpdateOptions{}); err != nil {
			return fmt.Errorf("make node ready: %w", err)
		}
	}
	return nil
}

// mirror creates the mirror pods of static pods on all control-plane nodes.
func (c *cluster) mirror(ctx context.Context, objects []*unstructured.Unstructured) error {
	nodes, err := c.typed.CoreV1().Nodes().List(ctx, metav1.ListOptions{LabelSelector: controlPlaneLabel})
	if err != nil {
		return fmt.Errorf("list nodes: %w", err)
	}
	for _, o := range objects {
		var static corev1.Pod
		if err := runtime.DefaultUnstructuredConverter.FromUnstructuredWithValidation(o.Object, &static, true); err != nil {
			return fmt.Errorf("decode static pod %s: %w", o.GetName(), err)
		}
		for i := range nodes.Items {
			pod := mirrorPod(static, &nodes.Items[i])
			if _, err := c.typed.CoreV1().Pods(pod.Namespace).Create(ctx, pod, metav1.CreateOptions{}); err != nil {
				return fmt.Errorf("create mirror pod: %w", err)
			}
		}
	}
	return nil
}

// mirrorPod is what a kubelet shows of a static pod, see
// https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/kubelet/config/common.go
// and pkg/kubelet/pod/mirror_client.go.
func mirrorPod(static corev1.Pod, node *corev1.Node) *corev1.Pod {
	pod := static.DeepCopy()
	hash := fingerprint(&static, node.Name)
	pod.Name += "-" + node.Name
	pod.Annotations = map[string]string{
		"kubernetes.io/config.hash":   hash,
		corev1.MirrorPodAnnotationKey: hash,
		"kubernetes.io/config.source": "file",
	}
	pod.OwnerReferences = []metav1.OwnerReference{{
		APIVersion: "v1", Kind: "Node", Name: node.Name, UID: node.UID, Controller: ptr.To(true),
	}}
	pod.Spec.NodeName = node.Name
	pod.Spec.Tolerations = []corev1.Toleration{{Operator: corev1.TolerationOpExists, Effect: corev1.TaintEffectNoExecute}}
	return pod
}

func fingerprint(pod *corev1.Pod, node string) string {
	content, err := json.Marshal(pod)
	if err != nil {
		return node // cannot be: an API type always encodes
	}
	sum := sha256.Sum256(append(content, node...))
	return hex.EncodeToString(sum[:16])
}
