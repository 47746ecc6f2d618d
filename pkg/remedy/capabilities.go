package remedy

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

const allCapabilities = "ALL"

// capabilityEdits takes added capabilities away that evidence names, or drops
// default ones: the one that is most often misused, or all.
func capabilityEdits(path fieldPath, value string) []containerEdit {
	switch path.at(1) {
	case "add":
		return []containerEdit{withoutCapabilities(strings.Split(value, ", "))}
	case "drop":
		return []containerEdit{dropping("NET_RAW"), dropping(allCapabilities)}
	}
	return nil
}

// withoutCapabilities takes ALL away together with those that it stands for.
func withoutCapabilities(names []string) containerEdit {
	return func(c *corev1.Container) {
		if c.SecurityContext == nil || c.SecurityContext.Capabilities == nil {
			return
		}
		set := c.SecurityContext.Capabilities.DeepCopy()
		set.Add = without(set.Add, func(added corev1.Capability) bool {
			name := capabilityName(added)
			return name == allCapabilities || slices.Contains(names, name) || slices.Contains(names, string(added))
		})
		c.SecurityContext.Capabilities = set
		if len(set.Add)+len(set.Drop) == 0 {
			c.SecurityContext.Capabilities = nil
		}
	}
}

func dropping(name corev1.Capability) containerEdit {
	return func(c *corev1.Container) {
		if c.SecurityContext == nil {
			c.SecurityContext = &corev1.SecurityContext{}
		}
		s := c.SecurityContext
		if s.Capabilities == nil {
			s.Capabilities = &corev1.Capabilities{}
		}
		switch dropped := s.Capabilities.Drop; {
		case name == allCapabilities:
			s.Capabilities.Drop = []corev1.Capability{allCapabilities}
		case !slices.ContainsFunc(dropped, func(d corev1.Capability) bool { return drops(d, name) }):
			s.Capabilities.Drop = append(slices.Clone(dropped), name)
		}
	}
}

func drops(dropped, name corev1.Capability) bool {
	return capabilityName(dropped) == string(name) || capabilityName(dropped) == allCapabilities
}

// capabilityName is as the kernel has it.
func capabilityName(c corev1.Capability) string {
	return strings.TrimPrefix(strings.ToUpper(string(c)), "CAP_")
}
