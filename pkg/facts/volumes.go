package facts

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func volumes(inv *inventory.Inventory, pod *corev1.Pod) []Volume {
	mounted := mountedVolumes(pod)
	list := make([]Volume, len(pod.Spec.Volumes))
	for i := range pod.Spec.Volumes {
		v := &pod.Spec.Volumes[i]
		kind, source := volumeSource(&v.VolumeSource)
		list[i] = Volume{
			Field: fmt.Sprintf("spec.volumes[%d]", i), Name: v.Name, Type: kind, Source: source, Sources: sources(&v.VolumeSource),
			Mounted: mounted[v.Name], HostPath: nodePath(inv, pod.Namespace, v),
		}
	}
	return list
}

func mountedVolumes(pod *corev1.Pod) map[string]bool {
	mounted := map[string]bool{}
	for c := range containers(pod) {
		for _, mount := range c.VolumeMounts {
			mounted[mount.Name] = true
		}
		for _, device := range c.VolumeDevices {
			mounted[device.Name] = true
		}
	}
	return mounted
}

// mounts joins the volume mounts and devices of a container with the volumes.
func mounts(c *corev1.Container, field string, volumes []Volume) []Mount {
	list := make([]Mount, 0, len(c.VolumeMounts)+len(c.VolumeDevices))
	for i := range c.VolumeMounts {
		m := &c.VolumeMounts[i]
		list = append(list, Mount{
			Field:             fmt.Sprintf("%s.volumeMounts[%d]", field, i),
			Volume:            m.Name,
			MountPath:         m.MountPath,
			SubPath:           m.SubPath + m.SubPathExpr,
			ReadOnly:          m.ReadOnly,
			RecursiveReadOnly: m.ReadOnly && isRecursive(m.RecursiveReadOnly),
			Propagation:       string(ptr.Deref(m.MountPropagation, corev1.MountPropagationNone)),
			HostPath:          volumeNamed(volumes, m.Name).HostPath.below(m),
		})
	}
	for i, d := range c.VolumeDevices {
		list = append(list, Mount{
			Field: fmt.Sprintf("%s.volumeDevices[%d]", field, i), Volume: d.Name, MountPath: d.DevicePath,
			Propagation: string(corev1.MountPropagationNone), Device: true, HostPath: volumeNamed(volumes, d.Name).HostPath,
		})
	}
	return list
}

func isRecursive(mode *corev1.RecursiveReadOnlyMode) bool {
	return mode != nil && *mode != corev1.RecursiveReadOnlyDisabled
}

func volumeNamed(volumes []Volume, name string) Volume {
	if i := slices.IndexFunc(volumes, func(v Volume) bool { return v.Name == name }); i >= 0 {
		return volumes[i]
	}
	return Volume{}
}
