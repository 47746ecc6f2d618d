package facts

import (
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// programs lists the ConfigMaps that a container runs programs from: those that
// hold a script which a command line of the container starts, or a part of that
// line, and those that configure a program which runs what its configuration
// says. Whoever writes one has code in the container when it starts next.
func programs(pod *corev1.Pod, c *corev1.Container, interpreters []interpreter) []string {
	var names []string
	mounts, variables := configMounts(pod, c), configVariables(c)
	interprets := slices.ContainsFunc(interpreters, func(i interpreter) bool { return i.runs(c.Image) })
	for _, m := range mounts {
		if interprets || m.starts(c) {
			names = append(names, m.configMap)
		}
	}
	for _, v := range variables {
		if v.starts(c) {
			names = append(names, v.configMap)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// configMount is a place in a container's file system that shows a ConfigMap.
type configMount struct{ configMap, path string }

func configMounts(pod *corev1.Pod, c *corev1.Container) []configMount {
	var list []configMount
	for _, mount := range c.VolumeMounts {
		for i := range pod.Spec.Volumes {
			v := &pod.Spec.Volumes[i]
			if v.Name != mount.Name {
				continue
			}
			readByVolume(v, func(kind, name string) {
				if kind == "ConfigMap" && name != rootCertificates {
					list = append(list, configMount{name, path.Clean(mount.MountPath)})
				}
			})
		}
	}
	return list
}

// starts tells whether a command line of the container starts a file of the
// ConfigMap.
func (m configMount) starts(c *corev1.Container) bool {
	return slices.ContainsFunc(commandLines(c), func(line []string) bool {
		return runsFile(line, func(file string) bool { return under(file, m.path) })
	})
}

func under(file, dir string) bool {
	file = path.Clean(file)
	return file == dir || strings.HasPrefix(file, strings.TrimSuffix(dir, "/")+"/")
}

// configVariable is an environment variable with a value of a ConfigMap.
type configVariable struct{ configMap, name string }

// configVariables leaves out those of envFrom: their names stand in the
// ConfigMap, which is not read.
func configVariables(c *corev1.Container) []configVariable {
	var list []configVariable
	for _, e := range c.Env {
		if e.ValueFrom != nil && e.ValueFrom.ConfigMapKeyRef != nil {
			list = append(list, configVariable{e.ValueFrom.ConfigMapKeyRef.Name, e.Name})
		}
	}
	return list
}

// starts tells whether the variable is the program of a command line, or a part
// of what a shell reads: the kubelet puts the value there before the shell
// looks at it.
func (v configVariable) starts(c *corev1.Container) bool {
	reference := "$(" + v.name + ")"
	return slices.ContainsFunc(commandLines(c), func(line []string) bool {
		text, isShell := shellText(line)
		return strings.HasPrefix(line[0], reference) || isShell && strings.Contains(text, reference)
	})
}

// commandLines are the container's own, and those of its probes and hooks. What
// the image starts by itself is not known.
func commandLines(c *corev1.Container) [][]string {
	var lines [][]string
	add := func(exec *corev1.ExecAction) {
		if exec != nil && len(exec.Command) > 0 {
			lines = append(lines, exec.Command)
		}
	}
	if len(c.Command) > 0 {
		lines = append(lines, slices.Concat(c.Command, c.Args))
	}
	for _, probe := range []*corev1.Probe{c.LivenessProbe, c.ReadinessProbe, c.StartupProbe} {
		if probe != nil {
			add(probe.Exec)
		}
	}
	if c.Lifecycle != nil {
		for _, hook := range []*corev1.LifecycleHandler{c.Lifecycle.PostStart, c.Lifecycle.PreStop} {
			if hook != nil {
				add(hook.Exec)
			}
		}
	}
	return lines
}
