package facts

import (
	"maps"
	"slices"

	corev1 "k8s.io/api/core/v1"
)

// probes names the probes of a container.
func probes(c *corev1.Container) []string {
	list := []string{}
	for _, p := range []struct {
		name  string
		probe *corev1.Probe
	}{{"liveness", c.LivenessProbe}, {"readiness", c.ReadinessProbe}, {"startup", c.StartupProbe}} {
		if p.probe != nil {
			list = append(list, p.name)
		}
	}
	return list
}

// quantities names the resources of a list, sorted.
func quantities(resources corev1.ResourceList) []string {
	list := []string{}
	for _, name := range slices.Sorted(maps.Keys(resources)) {
		list = append(list, string(name))
	}
	return list
}
