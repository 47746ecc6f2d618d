package inventory

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

// stripPod removes what an audit never reads: the status, environment values,
// managed fields and annotations that no policy needs. It works in place.
func stripPod(pod *corev1.Pod) {
	pod.ObjectMeta = stripMeta(pod.ObjectMeta)
	pod.Status = corev1.PodStatus{}
	StripPodSpec(&pod.Spec)
}

// stripTemplate does the same for a controller's template and returns it as a
// pod.
func stripTemplate(namespace, name string, template *corev1.PodTemplateSpec) *corev1.Pod {
	pod := &corev1.Pod{ObjectMeta: stripMeta(template.ObjectMeta), Spec: template.Spec}
	pod.Namespace, pod.Name = namespace, name
	StripPodSpec(&pod.Spec)
	return pod
}

// StripPodSpec removes environment values from all containers, in place.
func StripPodSpec(spec *corev1.PodSpec) {
	for i := range spec.InitContainers {
		stripEnv(spec.InitContainers[i].Env)
	}
	for i := range spec.Containers {
		stripEnv(spec.Containers[i].Env)
	}
	for i := range spec.EphemeralContainers {
		stripEnv(spec.EphemeralContainers[i].Env)
	}
}

func stripEnv(env []corev1.EnvVar) {
	for i := range env {
		env[i].Value = ""
	}
}

func stripMeta(meta metav1.ObjectMeta) metav1.ObjectMeta {
	return metav1.ObjectMeta{
		Namespace:       meta.Namespace,
		Name:            meta.Name,
		GenerateName:    meta.GenerateName,
		Labels:          meta.Labels,
		Annotations:     keepAnnotations(meta.Annotations),
		OwnerReferences: controllerOnly(meta.OwnerReferences),
	}
}

// controllerOnly keeps the one owner that matters, as a slice.
func controllerOnly(refs []metav1.OwnerReference) []metav1.OwnerReference {
	i := slices.IndexFunc(refs, func(ref metav1.OwnerReference) bool {
		return ref.Controller != nil && *ref.Controller
	})
	if i < 0 {
		return nil
	}
	return []metav1.OwnerReference{refs[i]}
}

func keepAnnotations(annotations map[string]string) map[string]string {
	var kept map[string]string
	for key, value := range annotations {
		if !KeepAnnotation(key) {
			continue
		}
		if kept == nil {
			kept = map[string]string{}
		}
		kept[key] = value
	}
	return kept
}
