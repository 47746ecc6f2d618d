package e2e

import (
	"context"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
	typed "k8s.io/client-go/kubernetes/typed/core/v1"
)

// write sends a request about a node, or the pod on it. All are dry runs, which
// pass through the same admission.
type write func(context.Context, target) error

// target is a node, and who writes it.
type target struct {
	admin, client kubernetes.Interface
	node          string
}

func (t target) nodes() typed.NodeInterface { return t.client.CoreV1().Nodes() }
func (t target) pods() typed.PodInterface   { return t.client.CoreV1().Pods(home) }
func (t target) pod() string                { return podOn(t.node) }

func dry() []string { return []string{metav1.DryRunAll} }

const mark = `"metadata": {"annotations": {"e2e": "mark"}}`

func patchNode(ctx context.Context, t target) error {
	_, err := t.nodes().Patch(ctx, t.node, types.MergePatchType, []byte("{"+mark+"}"), metav1.PatchOptions{DryRun: dry()})
	return err
}

func patchNodeStatus(ctx context.Context, t target) error {
	change := []byte(`{"status": {"phase": "Running"}}`)
	_, err := t.nodes().Patch(ctx, t.node, types.MergePatchType, change, metav1.PatchOptions{DryRun: dry()}, "status")
	return err
}

func applyNode(ctx context.Context, t target) error {
	change := []byte(`{"apiVersion": "v1", "kind": "Node", ` + mark + `}`)
	_, err := t.nodes().Patch(ctx, t.node, types.ApplyYAMLPatchType, change, metav1.PatchOptions{DryRun: dry(), FieldManager: "e2e"})
	return err
}

// found is the node with a mark, to be written whatever becomes of it meanwhile.
func (t target) found(ctx context.Context) (*corev1.Node, error) {
	node, err := t.admin.CoreV1().Nodes().Get(ctx, t.node, metav1.GetOptions{})
	if err != nil {
		return nil, err
	}
	node.ResourceVersion, node.Annotations = "", map[string]string{"e2e": "mark"}
	return node, nil
}

func updateNode(ctx context.Context, t target) error {
	node, err := t.found(ctx)
	if err == nil {
		_, err = t.nodes().Update(ctx, node, metav1.UpdateOptions{DryRun: dry()})
	}
	return err
}

func updateNodeStatus(ctx context.Context, t target) error {
	node, err := t.found(ctx)
	if err == nil {
		_, err = t.nodes().UpdateStatus(ctx, node, metav1.UpdateOptions{DryRun: dry()})
	}
	return err
}

func createNode(ctx context.Context, t target) error {
	node := &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: t.node}}
	_, err := t.nodes().Create(ctx, node, metav1.CreateOptions{DryRun: dry()})
	return err
}

func deleteNode(ctx context.Context, t target) error {
	return t.nodes().Delete(ctx, t.node, metav1.DeleteOptions{DryRun: dry()})
}

// deleteNodes selects one of them, which makes no difference.
func deleteNodes(ctx context.Context, t target) error {
	return t.nodes().DeleteCollection(ctx, metav1.DeleteOptions{DryRun: dry()}, metav1.ListOptions{FieldSelector: "metadata.name=" + t.node})
}

func patchPod(ctx context.Context, t target) error {
	_, err := t.pods().Patch(ctx, t.pod(), types.MergePatchType, []byte("{"+mark+"}"), metav1.PatchOptions{DryRun: dry()})
	return err
}

func patchPodStatus(ctx context.Context, t target) error {
	change := []byte(`{"status": {"message": "mark"}}`)
	_, err := t.pods().Patch(ctx, t.pod(), types.MergePatchType, change, metav1.PatchOptions{DryRun: dry()}, "status")
	return err
}

func applyPod(ctx context.Context, t target) error {
	change := []byte(`{"apiVersion": "v1", "kind": "Pod", ` + mark + `}`)
	_, err := t.pods().Patch(ctx, t.pod(), types.ApplyYAMLPatchType, change, metav1.PatchOptions{DryRun: dry(), FieldManager: "e2e"})
	return err
}

func patchContainers(ctx context.Context, t target) error {
	change := []byte(`{"spec": {"ephemeralContainers": [{"name": "e2e", "image": "e2e:1"}]}}`)
	_, err := t.pods().Patch(ctx, t.pod(), types.StrategicMergePatchType, change, metav1.PatchOptions{DryRun: dry()}, "ephemeralcontainers")
	return err
}

// foundPod is the same of the pod.
func (t target) foundPod(ctx context.Context) (*corev1.Pod, error) {
	pod, err := t.admin.CoreV1().Pods(home).Get(ctx, t.pod(), metav1.GetOptions{})
	if err != nil {
		return nil, err
	}
	pod.ResourceVersion, pod.Annotations = "", map[string]string{"e2e": "mark"}
	return pod, nil
}

func updatePod(ctx context.Context, t target) error {
	pod, err := t.foundPod(ctx)
	if err == nil {
		_, err = t.pods().Update(ctx, pod, metav1.UpdateOptions{DryRun: dry()})
	}
	return err
}

func updatePodStatus(ctx context.Context, t target) error {
	pod, err := t.foundPod(ctx)
	if err == nil {
		_, err = t.pods().UpdateStatus(ctx, pod, metav1.UpdateOptions{DryRun: dry()})
	}
	return err
}

func updateContainers(ctx context.Context, t target) error {
	pod, err := t.foundPod(ctx)
	if err != nil {
		return err
	}
	added := corev1.EphemeralContainerCommon{Name: "e2e", Image: "e2e:1", TerminationMessagePolicy: corev1.TerminationMessageReadFile}
	pod.Spec.EphemeralContainers = []corev1.EphemeralContainer{{EphemeralContainerCommon: added}}
	_, err = t.pods().UpdateEphemeralContainers(ctx, pod.Name, pod, metav1.UpdateOptions{DryRun: dry()})
	return err
}

func deletePod(ctx context.Context, t target) error {
	return t.pods().Delete(ctx, t.pod(), metav1.DeleteOptions{DryRun: dry()})
}

// deletePods selects the pods of the node.
func deletePods(ctx context.Context, t target) error {
	return t.pods().DeleteCollection(ctx, metav1.DeleteOptions{DryRun: dry()}, metav1.ListOptions{FieldSelector: "spec.nodeName=" + t.node})
}
