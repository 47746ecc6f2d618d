package remedy

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/facts"
)

// mountEdits lists the ways to make a mount harmless: to keep what it mounts to
// itself, to let it only be read, that below it too, and to take it away.
func (p *Planner) mountEdits(pod *corev1.Pod, c *corev1.Container, index int, value string) []podEdit {
	m := p.mountAt(pod, c, index, value)
	if m == nil {
		return nil
	}
	if injected(pod, m.Name) {
		return []podEdit{func(pod *corev1.Pod) { pod.Spec.AutomountServiceAccountToken = ptr.To(false) }}
	}
	name, at := c.Name, m.MountPath
	var edits []podEdit
	if facts.MountPath(p.inv, pod, m) != "" {
		edits = milder(name, m)
	}
	return append(edits, withoutMount(name, at))
}

// milder are the ways to keep a mount of a part of the node.
func milder(container string, m *corev1.VolumeMount) []podEdit {
	var edits []podEdit
	own := func(m *corev1.VolumeMount) { m.MountPropagation = nil }
	readOnly := func(m *corev1.VolumeMount) { m.ReadOnly = true }
	below := func(m *corev1.VolumeMount) {
		own(m)
		readOnly(m)
		m.RecursiveReadOnly = ptr.To(corev1.RecursiveReadOnlyEnabled)
	}
	if bidirectional(m) {
		edits = append(edits, onMount(container, m.MountPath, own))
	}
	if !m.ReadOnly {
		edits = append(edits, onMount(container, m.MountPath, readOnly))
	}
	return append(edits, onMount(container, m.MountPath, below))
}

func bidirectional(m *corev1.VolumeMount) bool {
	return ptr.Deref(m.MountPropagation, corev1.MountPropagationNone) == corev1.MountPropagationBidirectional
}

// mountAt is the mount at an index if it is the one that evidence shows, which
// may be of another revision; else the one that shows the same.
func (p *Planner) mountAt(pod *corev1.Pod, c *corev1.Container, index int, value string) *corev1.VolumeMount {
	shows := func(m *corev1.VolumeMount) bool {
		path := facts.MountPath(p.inv, pod, m)
		return value == m.MountPath || path != "" && strings.HasPrefix(value, path+" (")
	}
	if m := pick(c.VolumeMounts, index); m != nil && (value == "" || shows(m)) {
		return m
	}
	for i := range c.VolumeMounts {
		if shows(&c.VolumeMounts[i]) {
			return &c.VolumeMounts[i]
		}
	}
	return nil
}

// injected tells whether admission added a volume for the account's token.
func injected(pod *corev1.Pod, volume string) bool {
	for _, v := range pod.Spec.Volumes {
		if v.Name == volume {
			return v.Projected != nil && strings.HasPrefix(volume, "kube-api-access-")
		}
	}
	return false
}

func onMount(container, path string, change func(*corev1.VolumeMount)) podEdit {
	return func(pod *corev1.Pod) {
		for _, c := range named(pod, container) {
			for i := range c.VolumeMounts {
				if c.VolumeMounts[i].MountPath == path {
					change(&c.VolumeMounts[i])
				}
			}
		}
	}
}

// withoutMount takes the volume away, too, if nothing else mounts it.
func withoutMount(container, path string) podEdit {
	return func(pod *corev1.Pod) {
		var volumes []string
		for _, c := range named(pod, container) {
			c.VolumeMounts = without(c.VolumeMounts, func(m corev1.VolumeMount) bool {
				if m.MountPath == path {
					volumes = append(volumes, m.Name)
				}
				return m.MountPath == path
			})
		}
		dropUnused(pod, volumes)
	}
}

func withoutDevice(container, path string) podEdit {
	return func(pod *corev1.Pod) {
		var volumes []string
		for _, c := range named(pod, container) {
			c.VolumeDevices = without(c.VolumeDevices, func(d corev1.VolumeDevice) bool {
				if d.DevicePath == path {
					volumes = append(volumes, d.Name)
				}
				return d.DevicePath == path
			})
		}
		dropUnused(pod, volumes)
	}
}

func dropUnused(pod *corev1.Pod, volumes []string) {
	used := map[string]bool{}
	for _, c := range allContainers(pod) {
		for _, m := range c.VolumeMounts {
			used[m.Name] = true
		}
		for _, d := range c.VolumeDevices {
			used[d.Name] = true
		}
	}
	pod.Spec.Volumes = without(pod.Spec.Volumes, func(v corev1.Volume) bool {
		return slices.Contains(volumes, v.Name) && !used[v.Name]
	})
}

// withoutVolume takes a volume and all its mounts away.
func withoutVolume(name string) podEdit {
	return func(pod *corev1.Pod) {
		for _, c := range allContainers(pod) {
			c.VolumeMounts = without(c.VolumeMounts, func(m corev1.VolumeMount) bool { return m.Name == name })
			c.VolumeDevices = without(c.VolumeDevices, func(d corev1.VolumeDevice) bool { return d.Name == name })
		}
		pod.Spec.Volumes = without(pod.Spec.Volumes, func(v corev1.Volume) bool { return v.Name == name })
	}
}
