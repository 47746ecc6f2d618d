package facts

import (
	corev1 "k8s.io/api/core/v1"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// MountPath is the path of the node that a mount of a pod shows, as evidence
// writes it; "" for a mount of anything else.
func MountPath(inv *inventory.Inventory, pod *corev1.Pod, mount *corev1.VolumeMount) string {
	var files nodeFiles
	for i := range pod.Spec.Volumes {
		v := &pod.Spec.Volumes[i]
		if v.Name != mount.Name {
			continue
		}
		if shown := files.below(files.nodePath(inv, pod.Namespace, v), mount); shown != nil {
			return shown.Path
		}
	}
	return ""
}
