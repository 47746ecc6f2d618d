package facts

import (
	"fmt"
	"iter"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

// place is where a container stands in its pod.
type place struct{ field, kind string }

// containers visits init containers, containers and ephemeral containers.
func containers(pod *corev1.Pod) iter.Seq2[*corev1.Container, place] {
	return func(yield func(*corev1.Container, place) bool) {
		for i := range pod.Spec.InitContainers {
			c := &pod.Spec.InitContainers[i]
			if !yield(c, place{fmt.Sprintf("spec.initContainers[%d]", i), initKind(c)}) {
				return
			}
		}
		for i := range pod.Spec.Containers {
			if !yield(&pod.Spec.Containers[i], place{fmt.Sprintf("spec.containers[%d]", i), "container"}) {
				return
			}
		}
		for i := range pod.Spec.EphemeralContainers {
			c := corev1.Container(pod.Spec.EphemeralContainers[i].EphemeralContainerCommon)
			if !yield(&c, place{fmt.Sprintf("spec.ephemeralContainers[%d]", i), "ephemeral"}) {
				return
			}
		}
	}
}

// initKind tells an init container that ends from one that keeps running.
func initKind(c *corev1.Container) string {
	if ptr.Deref(c.RestartPolicy, "") == corev1.ContainerRestartPolicyAlways {
		return "sidecar"
	}
	return "init"
}

func (b *builder) containers(pod *corev1.Pod, volumes []Volume, tokens tokenFinder) []Container {
	list := []Container{}
	for c, at := range containers(pod) {
		mounts := b.files.mounts(c, at.field, volumes)
		list = append(list, Container{
			Field:           at.field,
			Name:            c.Name,
			Type:            at.kind,
			Image:           c.Image,
			ImagePullPolicy: pullPolicy(c),
			Command:         nonNil(c.Command),
			Args:            nonNil(c.Args),
			Security:        security(pod, c, at.field),
			Declared:        declared(c, at.field),
			Env:             environment(c, at.field),
			Ports:           ports(pod, c, at.field),
			Mounts:          mounts,
			Shows:           shows(mounts),
			Tokens:          tokens.in(c, at.field),
			Calls:           calls(c, at.field),
			Probes:          probes(c),
			Requests:        quantities(c.Resources.Requests),
			Limits:          quantities(c.Resources.Limits),
		})
	}
	return list
}

func nonNil[T any](list []T) []T {
	if list == nil {
		return []T{}
	}
	return list
}

func environment(c *corev1.Container, field string) []Env {
	list := []Env{}
	for i, e := range c.Env {
		from, source := envSource(e.ValueFrom)
		list = append(list, Env{Field: fmt.Sprintf("%s.env[%d]", field, i), Name: e.Name, From: from, Source: source})
	}
	for i, e := range c.EnvFrom {
		env := Env{Field: fmt.Sprintf("%s.envFrom[%d]", field, i), Name: e.Prefix + "*"}
		if e.SecretRef != nil {
			env.From, env.Source = "secret", e.SecretRef.Name
		} else if e.ConfigMapRef != nil {
			env.From, env.Source = "configMap", e.ConfigMapRef.Name
		}
		list = append(list, env)
	}
	return list
}

func envSource(s *corev1.EnvVarSource) (from, source string) {
	switch {
	case s == nil:
		return "value", ""
	case s.SecretKeyRef != nil:
		return "secret", s.SecretKeyRef.Name
	case s.ConfigMapKeyRef != nil:
		return "configMap", s.ConfigMapKeyRef.Name
	case s.ResourceFieldRef != nil:
		return "resource", s.ResourceFieldRef.Resource
	case s.FieldRef != nil:
		return "field", s.FieldRef.FieldPath
	}
	return "file", ""
}

func ports(pod *corev1.Pod, c *corev1.Container, field string) []Port {
	list := make([]Port, len(c.Ports))
	for i, p := range c.Ports {
		host := p.HostPort
		if host == 0 && pod.Spec.HostNetwork {
			// The API's default on the host network.
			host = p.ContainerPort
		}
		list[i] = Port{
			Field: fmt.Sprintf("%s.ports[%d]", field, i), ContainerPort: p.ContainerPort, HostPort: host,
			DeclaredHostPort: p.HostPort, HostIP: p.HostIP, Protocol: string(p.Protocol),
		}
	}
	return list
}
