package remedy

import (
	"slices"

	corev1 "k8s.io/api/core/v1"

	api "github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/api/v1alpha1"
)

// podEdit changes one setting of a pod. It finds what it changes by name, so
// that it can be made on each revision of a workload.
type podEdit func(*corev1.Pod)

// containerEdits lists the ways to change what evidence about a container shows,
// the mildest one first.
func (p *Planner) containerEdits(pod *corev1.Pod, e api.Evidence) []podEdit {
	path := parsePath(e.Field)
	c := containerAt(pod, path, e.Container)
	if c == nil {
		return nil
	}
	name := c.Name
	if path.at(2) == "securityContext" {
		return inContainer(name, containerSecurity(path[3:], e.Value))
	}
	switch path.at(2) {
	case "volumeMounts":
		return p.mountEdits(pod, c, path.index(2), e.Value)
	case "volumeDevices":
		if d := pick(c.VolumeDevices, path.index(2)); d != nil {
			return []podEdit{withoutDevice(name, d.DevicePath)}
		}
	case "ports":
		if port := pick(c.Ports, path.index(2)); port != nil {
			return inContainer(name, []containerEdit{withoutHostPort(*port)})
		}
	case "livenessProbe", "readinessProbe", "startupProbe", "lifecycle":
		return inContainer(name, []containerEdit{withoutHost(path.String())})
	}
	return nil
}

// containerAt is the container that evidence names, or that its path leads to.
func containerAt(pod *corev1.Pod, path fieldPath, name string) *corev1.Container {
	list := pod.Spec.Containers
	switch path.at(1) {
	case "containers":
	case "initContainers":
		list = pod.Spec.InitContainers
	default:
		return nil
	}
	if i := slices.IndexFunc(list, func(c corev1.Container) bool { return c.Name == name }); i >= 0 {
		return &list[i]
	}
	return pick(list, path.index(1))
}

// containerEdit changes one setting of a container.
type containerEdit func(*corev1.Container)

// inContainer are edits of the containers of a name.
func inContainer(name string, edits []containerEdit) []podEdit {
	list := make([]podEdit, len(edits))
	for i, edit := range edits {
		list[i] = func(pod *corev1.Pod) {
			for _, c := range named(pod, name) {
				edit(c)
			}
		}
	}
	return list
}

func named(pod *corev1.Pod, name string) []*corev1.Container {
	var list []*corev1.Container
	for _, c := range allContainers(pod) {
		if c.Name == name {
			list = append(list, c)
		}
	}
	return list
}

// allContainers are those that a template can hold.
func allContainers(pod *corev1.Pod) []*corev1.Container {
	var list []*corev1.Container
	for i := range pod.Spec.InitContainers {
		list = append(list, &pod.Spec.InitContainers[i])
	}
	for i := range pod.Spec.Containers {
		list = append(list, &pod.Spec.Containers[i])
	}
	return list
}

// withoutHostPort closes a port on the node. Ports of one number may differ in
// their protocol.
func withoutHostPort(was corev1.ContainerPort) containerEdit {
	return func(c *corev1.Container) {
		for i := range c.Ports {
			if port := &c.Ports[i]; port.ContainerPort == was.ContainerPort && port.Protocol == was.Protocol {
				port.HostPort, port.HostIP = 0, ""
			}
		}
	}
}

// withoutHost lets a probe or a lifecycle hook ask the pod itself.
func withoutHost(field string) containerEdit {
	return func(c *corev1.Container) {
		for _, h := range handlers(c, parsePath(field)) {
			if h.HTTPGet != nil {
				h.HTTPGet.Host = ""
			}
			if h.TCPSocket != nil {
				h.TCPSocket.Host = ""
			}
		}
	}
}

// handler is what probes and lifecycle hooks have in common.
type handler struct {
	HTTPGet   *corev1.HTTPGetAction
	TCPSocket *corev1.TCPSocketAction
}

func handlers(c *corev1.Container, path fieldPath) []handler {
	var list []handler
	for name, probe := range map[string]*corev1.Probe{
		"livenessProbe": c.LivenessProbe, "readinessProbe": c.ReadinessProbe, "startupProbe": c.StartupProbe,
	} {
		if probe != nil && path.at(2) == name {
			list = append(list, handler{probe.HTTPGet, probe.TCPSocket})
		}
	}
	if c.Lifecycle == nil {
		return list
	}
	for name, hook := range map[string]*corev1.LifecycleHandler{
		"postStart": c.Lifecycle.PostStart, "preStop": c.Lifecycle.PreStop,
	} {
		if hook != nil && path.at(3) == name {
			list = append(list, handler{hook.HTTPGet, hook.TCPSocket})
		}
	}
	return list
}
