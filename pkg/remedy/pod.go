package remedy

import (
	"reflect"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// podEdits lists the ways to change what evidence about a pod shows, the mildest
// one first. There is none for what only its owner can know, such as an image.
func (p *Planner) podEdits(pod *corev1.Pod, e api.Evidence) []podEdit {
	path := parsePath(e.Field)
	if path.at(0) == "metadata" {
		return annotationEdit(path)
	}
	switch path.at(1) {
	case "containers", "initContainers":
		return p.containerEdits(pod, e)
	case "securityContext":
		return podSecurity(path[2:], pod)
	case "volumes":
		if v := pick(pod.Spec.Volumes, path.index(1)); v != nil {
			return []podEdit{withoutVolume(v.Name)}
		}
	case "tolerations":
		return tolerationEdits(pod, path.index(1))
	case "automountServiceAccountToken":
		return []podEdit{func(pod *corev1.Pod) { pod.Spec.AutomountServiceAccountToken = ptr.To(false) }}
	}
	return namespaceEdits(path.at(1))
}

// namespaceEdits gives a pod namespaces of its own.
func namespaceEdits(field string) []podEdit {
	switch field {
	case "hostPID":
		return []podEdit{func(pod *corev1.Pod) { pod.Spec.HostPID = false }}
	case "hostIPC":
		return []podEdit{func(pod *corev1.Pod) { pod.Spec.HostIPC = false }}
	case "hostNetwork":
		return []podEdit{func(pod *corev1.Pod) { pod.Spec.HostNetwork = false }}
	case "hostUsers":
		return []podEdit{func(pod *corev1.Pod) { pod.Spec.HostUsers = ptr.To(false) }}
	case "shareProcessNamespace":
		return []podEdit{func(pod *corev1.Pod) { pod.Spec.ShareProcessNamespace = ptr.To(false) }}
	}
	return nil
}

// annotationEdit is for the one setting that may still be an annotation.
func annotationEdit(path fieldPath) []podEdit {
	key := ""
	if path.at(1) == "annotations" {
		key = path[1].key
	}
	if !strings.HasPrefix(key, corev1.DeprecatedAppArmorBetaContainerAnnotationKeyPrefix) {
		return nil
	}
	return []podEdit{func(pod *corev1.Pod) {
		if _, set := pod.Annotations[key]; set {
			pod.Annotations[key] = corev1.DeprecatedAppArmorBetaProfileRuntimeDefault
		}
	}}
}

// controlPlaneLabel is on the nodes that ordinary pods stay away from.
const controlPlaneLabel = "node-role.kubernetes.io/control-plane"

// tolerationEdits takes a toleration away and, where no taint keeps pods away,
// says that the pod does not want to be there.
func tolerationEdits(pod *corev1.Pod, index int) []podEdit {
	if wrong := pick(pod.Spec.Tolerations, index); wrong != nil {
		was := *wrong.DeepCopy()
		drop := func(pod *corev1.Pod) {
			pod.Spec.Tolerations = without(pod.Spec.Tolerations, func(t corev1.Toleration) bool { return reflect.DeepEqual(t, was) })
		}
		return []podEdit{drop, func(pod *corev1.Pod) {
			drop(pod)
			keepOff(pod)
		}}
	}
	return []podEdit{keepOff}
}

// keepOff adds to each way in which a pod may be placed that the node must not be
// one of the control plane.
func keepOff(pod *corev1.Pod) {
	rule := corev1.NodeSelectorRequirement{Key: controlPlaneLabel, Operator: corev1.NodeSelectorOpDoesNotExist}
	selector := requiredNodes(pod)
	if len(selector.NodeSelectorTerms) == 0 {
		selector.NodeSelectorTerms = []corev1.NodeSelectorTerm{{}}
	}
	for i := range selector.NodeSelectorTerms {
		term := &selector.NodeSelectorTerms[i]
		if !slices.ContainsFunc(term.MatchExpressions, func(r corev1.NodeSelectorRequirement) bool { return r.Key == rule.Key && r.Operator == rule.Operator }) {
			term.MatchExpressions = append(term.MatchExpressions, rule)
		}
	}
}

func requiredNodes(pod *corev1.Pod) *corev1.NodeSelector {
	if pod.Spec.Affinity == nil {
		pod.Spec.Affinity = &corev1.Affinity{}
	}
	if pod.Spec.Affinity.NodeAffinity == nil {
		pod.Spec.Affinity.NodeAffinity = &corev1.NodeAffinity{}
	}
	node := pod.Spec.Affinity.NodeAffinity
	if node.RequiredDuringSchedulingIgnoredDuringExecution == nil {
		node.RequiredDuringSchedulingIgnoredDuringExecution = &corev1.NodeSelector{}
	}
	return node.RequiredDuringSchedulingIgnoredDuringExecution
}
