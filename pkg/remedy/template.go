package remedy

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

// template is the part of a pod that its controller's template holds: without
// what admission, the DaemonSet controller and the scheduler have added.
func template(pod *corev1.Pod) *corev1.Pod {
	t := pod.DeepCopy()
	t.Spec.NodeName, t.Spec.DeprecatedServiceAccount = "", ""
	dropInjected(t)
	t.Spec.Tolerations = without(t.Spec.Tolerations, added)
	unpin(t)
	return t
}

// dropInjected takes away the token that admission mounts.
func dropInjected(pod *corev1.Pod) {
	for _, v := range slices.Clone(pod.Spec.Volumes) {
		if injected(pod, v.Name) {
			withoutVolume(v.Name)(pod)
		}
	}
}

// added tells whether the DaemonSet controller adds a toleration, or admission
// (kubernetes pkg/controller/daemon/util, plugin/pkg/admission/defaulttolerationseconds).
func added(t corev1.Toleration) bool {
	if t.Operator != corev1.TolerationOpExists || t.Value != "" || !strings.HasPrefix(t.Key, "node.kubernetes.io/") {
		return false
	}
	return t.TolerationSeconds == nil || ptr.Deref(t.TolerationSeconds, 0) == 300
}

// unpin takes away the field by which the DaemonSet controller ties a pod to its
// node.
func unpin(pod *corev1.Pod) {
	a := pod.Spec.Affinity
	if a == nil || a.NodeAffinity == nil || a.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution == nil {
		return
	}
	required := a.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution
	for i := range required.NodeSelectorTerms {
		required.NodeSelectorTerms[i].MatchFields = nil
	}
	required.NodeSelectorTerms = without(required.NodeSelectorTerms, func(t corev1.NodeSelectorTerm) bool {
		return len(t.MatchExpressions) == 0
	})
	if len(required.NodeSelectorTerms) > 0 {
		return
	}
	a.NodeAffinity.RequiredDuringSchedulingIgnoredDuringExecution = nil
	if len(a.NodeAffinity.PreferredDuringSchedulingIgnoredDuringExecution) == 0 {
		a.NodeAffinity = nil
	}
	if a.NodeAffinity == nil && a.PodAffinity == nil && a.PodAntiAffinity == nil {
		pod.Spec.Affinity = nil
	}
}
