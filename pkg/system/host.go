package system

import (
	"fmt"
	"path"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"

	"github.com/kubectl-sysaudit/kubectl-sysaudit/pkg/inventory"
)

// hostPaths sorts paths of the node.
type hostPaths struct {
	// Harmless are globs of paths that give no hold on the node: time zones,
	// certificates, and places for data of applications.
	Harmless []string `json:"harmless"`
}

// maxShown is how many values of one signal are written out.
const maxShown = 4

// hostAccess is the signal of pods that reach into the node below them.
func (c *Catalog) hostAccess(s *subject, env *Environment) []reason {
	var found []string
	for _, r := range s.Revisions {
		found = append(found, hostNamespaces(&r.Pod.Spec)...)
	}
	for container := range s.containers() {
		found = append(found, c.containerAccess(container)...)
	}
	for _, r := range s.Revisions {
		found = append(found, c.mountedHostPaths(r.Pod, env.inv)...)
	}
	if len(found) == 0 {
		return nil
	}
	return []reason{decisive(SignalHostAccess, shorten(found))}
}

func hostNamespaces(spec *corev1.PodSpec) []string {
	var found []string
	for _, n := range []struct {
		name string
		used bool
	}{{"hostNetwork", spec.HostNetwork}, {"hostPID", spec.HostPID}, {"hostIPC", spec.HostIPC}} {
		if n.used {
			found = append(found, n.name)
		}
	}
	if spec.SecurityContext != nil && isHostProcess(spec.SecurityContext.WindowsOptions) {
		found = append(found, "hostProcess")
	}
	return found
}

func isHostProcess(options *corev1.WindowsSecurityContextOptions) bool {
	return options != nil && ptr.Deref(options.HostProcess, false)
}

// containerAccess lists the settings of one container. Capabilities that act
// on the pod's own namespaces only are none of them: a mesh puts NET_ADMIN into
// every application.
func (c *Catalog) containerAccess(container *corev1.Container) []string {
	context := container.SecurityContext
	if context == nil {
		return nil
	}
	var found []string
	if ptr.Deref(context.Privileged, false) {
		found = append(found, "privileged")
	}
	if isHostProcess(context.WindowsOptions) {
		found = append(found, "hostProcess")
	}
	if context.Capabilities == nil {
		return found
	}
	for _, capability := range context.Capabilities.Add {
		name := strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(string(capability))), "CAP_")
		if slices.Contains(c.data.Capabilities, name) {
			found = append(found, "capability "+name)
		}
	}
	return found
}

// mountedHostPaths lists the paths of the node that a container mounts, also
// through a claim.
func (c *Catalog) mountedHostPaths(pod *corev1.Pod, inv *inventory.Inventory) []string {
	spec := &pod.Spec
	mounted := map[string]bool{}
	for _, containers := range [][]corev1.Container{spec.InitContainers, spec.Containers} {
		for i := range containers {
			for _, m := range containers[i].VolumeMounts {
				mounted[m.Name] = true
			}
			for _, d := range containers[i].VolumeDevices {
				mounted[d.Name] = true
			}
		}
	}
	var found []string
	for i := range spec.Volumes {
		v := &spec.Volumes[i]
		raw, via := inv.NodePath(pod.Namespace, v)
		if via == "" || !mounted[v.Name] || c.isHarmless(raw) {
			continue
		}
		if via != "hostPath" {
			via = "hostPath behind " + via + ":"
		}
		found = append(found, via+" "+path.Clean(raw))
	}
	return found
}

func (c *Catalog) isHarmless(hostPath string) bool {
	return globAny(c.data.HostPaths.Harmless, path.Clean(hostPath)+"/")
}

// shorten joins the first few different values.
func shorten(values []string) string {
	var distinct []string
	for _, value := range values {
		if !slices.Contains(distinct, value) {
			distinct = append(distinct, value)
		}
	}
	if len(distinct) <= maxShown {
		return strings.Join(distinct, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(distinct[:maxShown], ", "), len(distinct)-maxShown)
}
