package inventory

import (
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/types"
)

// NodePath is the path of the node's file system that a volume shows, as it is
// written, and what leads there: "hostPath", or the PersistentVolume behind a
// claim. Both are empty for other volumes.
func (inv *Inventory) NodePath(namespace string, volume *corev1.Volume) (path, via string) {
	if source := volume.HostPath; source != nil {
		return source.Path, "hostPath"
	}
	if claim := volume.PersistentVolumeClaim; claim != nil {
		return inv.claimPath(types.NamespacedName{Namespace: namespace, Name: claim.ClaimName})
	}
	return "", ""
}

// claimPath follows a claim to a volume that lies on the node.
func (inv *Inventory) claimPath(name types.NamespacedName) (path, via string) {
	claim := inv.PersistentVolumeClaims[name]
	if claim == nil {
		return "", ""
	}
	volume := inv.PersistentVolumes[claim.Spec.VolumeName]
	if volume == nil {
		return "", ""
	}
	via = "PersistentVolume/" + volume.Name
	switch source := volume.Spec.PersistentVolumeSource; {
	case source.HostPath != nil:
		return source.HostPath.Path, via
	case source.Local != nil:
		return source.Local.Path, via
	}
	return "", ""
}
