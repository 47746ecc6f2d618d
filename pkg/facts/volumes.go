package facts

import (
	"fmt"
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

func (f nodeFiles) volumes(inv *inventory.Inventory, pod *corev1.Pod) []Volume {
	mounted := mountedVolumes(pod)
	list := make([]Volume, len(pod.Spec.Volumes))
	for i := range pod.Spec.Volumes {
		v := &pod.Spec.Volumes[i]
		kind, source := volumeSource(&v.VolumeSource)
		list[i] = Volume{
			Field: fmt.Sprintf("spec.volumes[%d]", i), Name: v.Name, Type: kind, Source: source, Sources: sources(&v.VolumeSource),
			ReadOnly: v.PersistentVolumeClaim != nil && v.PersistentVolumeClaim.ReadOnly,
			Mounted:  mounted[v.Name], HostPath: f.nodePath(inv, pod.Namespace, v),
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
func (f nodeFiles) mounts(c *corev1.Container, field string, volumes []Volume) []Mount {
	list := make([]Mount, 0, len(c.VolumeMounts)+len(c.VolumeDevices))
	for i := range c.VolumeMounts {
		m := &c.VolumeMounts[i]
		list = append(list, Mount{
			Field:             fmt.Sprintf("%s.volumeMounts[%d]", field, i),
			Volume:            m.Name,
			MountPath:         m.MountPath,
			SubPath:           m.SubPath + m.SubPathExpr,
			ReadOnly:          m.ReadOnly || volumeNamed(volumes, m.Name).ReadOnly,
			RecursiveReadOnly: m.ReadOnly && isRecursive(m.RecursiveReadOnly),
			Propagation:       string(ptr.Deref(m.MountPropagation, corev1.MountPropagationNone)),
			HostPath:          f.below(volumeNamed(volumes, m.Name).HostPath, m),
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

// shows sorts mounts by the kinds of files that they show.
func shows(mounts []Mount) map[string][]Shown {
	kinds := map[string][]Shown{}
	for i, m := range mounts {
		if m.HostPath == nil {
			continue
		}
		for _, held := range m.HostPath.Holds {
			shown := Shown{Mount: i, Part: held.Relation == relationAbove}
			if list := kinds[held.Kind]; len(list) == 0 || list[len(list)-1] != shown {
				kinds[held.Kind] = append(list, shown)
			}
		}
	}
	return kinds
}

// shownBy sorts containers by the kinds of files that they mount.
func shownBy(containers []Container) map[string][]int {
	kinds := map[string][]int{}
	for i, c := range containers {
		for kind := range c.Shows {
			kinds[kind] = append(kinds[kind], i)
		}
	}
	return kinds
}
