package inventory

import (
	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	schedulinghelper "k8s.io/component-helpers/scheduling/corev1"
	"k8s.io/component-helpers/scheduling/corev1/nodeaffinity"
	"k8s.io/klog/v2"
)

// Admits tells whether a pod may be scheduled on the node: its selector, its
// required affinity and its tolerations allow it. Resources and other pods are
// left out of account. daemon adds what the DaemonSet controller tolerates.
func (n *Node) Admits(pod *corev1.Pod, daemon bool) bool {
	if pod.Spec.NodeName != "" {
		return pod.Spec.NodeName == n.Name
	}
	node := &corev1.Node{ObjectMeta: metav1.ObjectMeta{Name: n.Name, Labels: n.Labels}}
	if match, err := nodeaffinity.GetRequiredNodeAffinity(pod).Match(node); err != nil || !match {
		return false
	}
	tolerations := pod.Spec.Tolerations
	if daemon {
		tolerations = append(daemonTolerations(), tolerations...)
	}
	_, refused := schedulinghelper.FindMatchingUntoleratedTaint(
		klog.Background(), n.hardTaints(), tolerations, nil, false)
	return !refused
}

// hardTaints are those that keep pods away; a cordoned node has one more.
func (n *Node) hardTaints() []corev1.Taint {
	var taints []corev1.Taint
	for _, taint := range n.Taints {
		if taint.Effect != corev1.TaintEffectPreferNoSchedule {
			taints = append(taints, taint)
		}
	}
	if n.Unschedulable {
		taints = append(taints, corev1.Taint{Key: corev1.TaintNodeUnschedulable, Effect: corev1.TaintEffectNoSchedule})
	}
	return taints
}

// daemonTolerations are those that the DaemonSet controller adds to its pods
// (kubernetes pkg/controller/daemon/util/daemonset_util.go).
func daemonTolerations() []corev1.Toleration {
	keys := []string{
		corev1.TaintNodeNotReady, corev1.TaintNodeUnreachable, corev1.TaintNodeDiskPressure,
		corev1.TaintNodeMemoryPressure, corev1.TaintNodePIDPressure, corev1.TaintNodeUnschedulable,
		corev1.TaintNodeNetworkUnavailable,
	}
	tolerations := make([]corev1.Toleration, len(keys))
	for i, key := range keys {
		tolerations[i] = corev1.Toleration{Key: key, Operator: corev1.TolerationOpExists}
	}
	return tolerations
}

// placeable names the nodes that could hold the pod, in their order.
func placeable(pod *corev1.Pod, daemon bool, nodes []*Node) []string {
	var names []string
	for _, node := range nodes {
		if node.Admits(pod, daemon) {
			names = append(names, node.Name)
		}
	}
	return names
}
