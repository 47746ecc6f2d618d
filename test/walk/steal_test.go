package walk

import (
	"context"
	"errors"
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	policyv1 "k8s.io/api/policy/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/types"
	"k8s.io/client-go/kubernetes"
)

// stealPod has all other nodes refuse pods, and the victim's go.
func stealPod(ctx context.Context, a attempt) error {
	who, err := a.target()
	if err != nil {
		return err
	}
	if err := a.closeOthers(ctx); err != nil {
		return err
	}
	// The scheduler learns a moment later which nodes are closed.
	err = soon(ctx, "no pod of "+who.user()+" is elsewhere", func(ctx context.Context) (bool, error) {
		left, err := a.drive(ctx, who)
		return err == nil && left == 0, err
	})
	if err != nil {
		return err
	}
	return a.takeOne(ctx, who, a.at)
}

// closeOthers taints the other nodes, or has them hold no pods.
func (a attempt) closeOthers(ctx context.Context) error {
	client, err := a.clientFor("nodes", "nodes/status")
	if err != nil {
		return err
	}
	for _, name := range a.names() {
		if name == a.at {
			continue
		}
		if a.finding.allows("nodes/status", "patch", "update") {
			err = shrink(ctx, client, name)
		} else {
			err = a.taint(ctx, client, name)
		}
		if err != nil {
			return fmt.Errorf("close node: %w", err)
		}
		a.undo = append(a.undo, func(ctx context.Context) error { return a.makeReady(ctx, name) })
	}
	return nil
}

func shrink(ctx context.Context, client kubernetes.Interface, node string) error {
	change := []byte(`{"status": {"capacity": {"pods": "0"}, "allocatable": {"pods": "0"}}}`)
	_, err := client.CoreV1().Nodes().Patch(ctx, node, types.MergePatchType, change, metav1.PatchOptions{}, "status")
	return err
}

func taints() []corev1.Taint {
	return []corev1.Taint{{Key: "loot", Effect: corev1.TaintEffectNoExecute}, {Key: "loot", Effect: corev1.TaintEffectNoSchedule}}
}

// taint uses the verb that the finding shows.
func (a attempt) taint(ctx context.Context, client kubernetes.Interface, name string) error {
	before, err := a.admin.CoreV1().Nodes().Get(ctx, name, metav1.GetOptions{})
	if err != nil {
		return err
	}
	tainted := before.DeepCopy()
	tainted.ResourceVersion = "" // controllers write it, too
	tainted.Spec.Taints = append(tainted.Spec.Taints, taints()...)
	if a.finding.allows("nodes", "update") {
		_, err = client.CoreV1().Nodes().Update(ctx, tainted, metav1.UpdateOptions{})
	} else {
		change := []byte(`{"spec": {"taints": [{"key": "loot", "effect": "NoExecute"}, {"key": "loot", "effect": "NoSchedule"}]}}`)
		_, err = client.CoreV1().Nodes().Patch(ctx, name, types.StrategicMergePatchType, change, metav1.PatchOptions{})
	}
	if err != nil {
		return err
	}
	a.undo = append(a.undo, func(ctx context.Context) error {
		before.ResourceVersion = ""
		_, err := a.admin.CoreV1().Nodes().Update(ctx, before, metav1.UpdateOptions{})
		return err
	})
	return nil
}

// drive removes the account's pods on other nodes, and counts those that were not
// on its own. A pod that does not tolerate a taint is removed by Kubernetes itself,
// which is played: the control plane of the tests has no controller that evicts.
func (a attempt) drive(ctx context.Context, who account) (int, error) {
	client, err := a.clientFor("pods", "pods/eviction", "pods/status")
	if err != nil {
		return 0, err
	}
	pods, err := a.pods(ctx)
	if err != nil {
		return 0, err
	}
	elsewhere := 0
	for i := range pods {
		p := &pods[i]
		if p.Namespace != who.namespace || p.Spec.ServiceAccountName != who.name || p.Spec.NodeName == a.at {
			continue
		}
		elsewhere++
		if p.Spec.NodeName != "" {
			err = errors.Join(err, ignoreGone(a.driveOne(ctx, client, p)))
		}
	}
	return elsewhere, err
}

func (a attempt) driveOne(ctx context.Context, client kubernetes.Interface, pod *corev1.Pod) error {
	pods := client.CoreV1().Pods(pod.Namespace)
	switch {
	case a.finding.allows("pods", "delete"):
		return pods.Delete(ctx, pod.Name, metav1.DeleteOptions{})
	case a.finding.allows("pods/eviction", "create"):
		return pods.EvictV1(ctx, &policyv1.Eviction{ObjectMeta: metav1.ObjectMeta{Name: pod.Name, Namespace: pod.Namespace}})
	case a.finding.allows("pods/status", "patch", "update"):
		_, err := pods.Patch(ctx, pod.Name, types.MergePatchType, []byte(`{"status": {"phase": "Failed"}}`), metav1.PatchOptions{}, "status")
		return err
	}
	if slices.ContainsFunc(pod.Spec.Tolerations, func(t corev1.Toleration) bool { return t.Key == "" }) {
		return fmt.Errorf("pod %s tolerates every taint", pod.Name)
	}
	return a.remove(ctx, pod)
}
