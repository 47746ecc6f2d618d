package pss_test

import (
	"fmt"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

// pod makes a pod whose name is unique in its batch. It may not be valid:
// both sides judge what they are given.
func (g *generator) pod(i int) *corev1.Pod {
	pod := &corev1.Pod{Spec: corev1.PodSpec{
		InitContainers: some(g, 2, g.initContainer), Containers: g.containers(),
		EphemeralContainers: some(g, 2, g.ephemeralContainer),
		Volumes:             some(g, 3, g.volume),
		HostNetwork:         g.bad("namespaces"), HostPID: g.bad("namespaces"), HostIPC: g.bad("namespaces"),
		HostUsers:             one(g, nil, nil, nil, ptr.To(true), ptr.To(false)),
		ShareProcessNamespace: flag(g),
		OS:                    g.os(),
		NodeSelector:          one(g, nil, nil, map[string]string{corev1.LabelOSStable: "windows"}),
		SecurityContext:       g.podSecurity(),
	}}
	pod.Namespace, pod.Name = "default", fmt.Sprintf("pod-%d", i)
	pod.Annotations = g.annotations(pod)
	return pod
}

// containers are at least one, but for a pod that the API would not take.
func (g *generator) containers() []corev1.Container {
	if g.chance(0.01) {
		return nil
	}
	list := make([]corev1.Container, 1+g.random.IntN(2))
	for i := range list {
		list[i] = g.container()
	}
	return list
}

func (g *generator) os() *corev1.PodOS {
	name := one(g, "", "linux", "linux", "windows", "windows", "Windows", "plan9")
	if g.chance(0.4) {
		return nil
	}
	return &corev1.PodOS{Name: corev1.OSName(name)}
}

func (g *generator) podSecurity() *corev1.PodSecurityContext {
	if g.chance(0.2) {
		return nil
	}
	return &corev1.PodSecurityContext{
		RunAsUser:       g.runAsUser(),
		RunAsNonRoot:    value(g, "nonroot", []*bool{nil, ptr.To(true), ptr.To(true)}, []*bool{ptr.To(false)}),
		SeccompProfile:  g.seccomp(),
		AppArmorProfile: g.appArmor(),
		SELinuxOptions:  g.seLinux(),
		WindowsOptions:  g.windows(),
		Sysctls:         some(g, 3, g.sysctl),
		FSGroup:         one(g, nil, ptr.To[int64](0)),
	}
}

func (g *generator) sysctl() corev1.Sysctl {
	return corev1.Sysctl{Name: value(g, "sysctl", safeSysctls(), unsafeSysctls()), Value: "0"}
}

// annotations are read for AppArmor, whatever container they name; those for
// seccomp are read no more.
func (g *generator) annotations(pod *corev1.Pod) map[string]string {
	if g.chance(0.4) {
		return nil
	}
	const prefix = corev1.DeprecatedAppArmorBetaContainerAnnotationKeyPrefix
	annotations := map[string]string{
		one(g, "example.com/profile", "container.apparmor.security.beta.kubernetes.io", "x-"+prefix+"c"):       "unconfined",
		one(g, "seccomp.security.alpha.kubernetes.io/pod", "container.seccomp.security.alpha.kubernetes.io/c"): "unconfined",
	}
	for range g.random.IntN(3) {
		name := one(g, "gone", "")
		if len(pod.Spec.Containers) > 0 && g.chance(0.7) {
			name = pod.Spec.Containers[0].Name
		}
		annotations[prefix+name] = value(g, "apparmor",
			[]string{"", "runtime/default", "localhost/", "localhost/profile"},
			[]string{"unconfined", "RuntimeDefault", "runtime/default ", "localhost", "docker/default"})
	}
	return annotations
}

func safeSysctls() []string {
	return []string{
		"kernel.shm_rmid_forced", "net.ipv4.ip_local_port_range", "net.ipv4.tcp_syncookies", "net.ipv4.ping_group_range",
		"net.ipv4.ip_unprivileged_port_start", "net.ipv4.ip_local_reserved_ports", "net.ipv4.tcp_keepalive_time",
		"net.ipv4.tcp_fin_timeout", "net.ipv4.tcp_keepalive_intvl", "net.ipv4.tcp_keepalive_probes", "net.ipv4.tcp_rmem",
		"net.ipv4.tcp_wmem", "net.ipv4.tcp_slow_start_after_idle", "net.ipv4.tcp_notsent_lowat",
	}
}

func unsafeSysctls() []string {
	return []string{
		"kernel.msgmax", "kernel.shm*", "net.core.somaxconn", "net/ipv4/tcp_rmem", "net.ipv4.tcp_mem", "net.ipv4.tcp_rmem ",
		"net.ipv4.", "net.ipv6.ip_local_port_range", "",
	}
}
