package facts

import (
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// setAppArmor reads the field, and the annotation that came before it, which
// counts more than the pod's field.
func (s *Security) setAppArmor(pod *corev1.Pod, container string, own, shared *corev1.AppArmorProfile) {
	key := corev1.DeprecatedAppArmorBetaContainerAnnotationKeyPrefix + container
	annotated := annotatedAppArmor(pod.Annotations[key])
	switch {
	case own != nil:
		s.AppArmor = string(own.Type)
	case annotated != "":
		s.AppArmor, s.Fields.AppArmor = string(annotated), annotationField(key)
	case shared != nil:
		s.AppArmor = string(shared.Type)
	}
}

func annotatedAppArmor(value string) corev1.AppArmorProfileType {
	switch {
	case value == corev1.DeprecatedAppArmorBetaProfileRuntimeDefault:
		return corev1.AppArmorProfileTypeRuntimeDefault
	case value == corev1.DeprecatedAppArmorBetaProfileNameUnconfined:
		return corev1.AppArmorProfileTypeUnconfined
	case strings.HasPrefix(value, corev1.DeprecatedAppArmorBetaProfileNamePrefix):
		return corev1.AppArmorProfileTypeLocalhost
	}
	return ""
}

func annotationField(key string) string { return "metadata.annotations[" + key + "]" }
