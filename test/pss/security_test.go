package pss_test

import (
	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

func (g *generator) security() *corev1.SecurityContext {
	// Without one, no check about what must be said is met.
	if g.bad("nothing") {
		return one(g, nil, &corev1.SecurityContext{})
	}
	return &corev1.SecurityContext{
		Privileged:               value(g, "privileged", []*bool{nil, ptr.To(false)}, []*bool{ptr.To(true)}),
		AllowPrivilegeEscalation: value(g, "escalation", []*bool{ptr.To(false)}, []*bool{nil, ptr.To(true)}),
		ReadOnlyRootFilesystem:   flag(g),
		Capabilities:             g.capabilities(),
		ProcMount:                g.procMount(),
		RunAsUser:                g.runAsUser(),
		RunAsNonRoot:             value(g, "nonroot", []*bool{ptr.To(true), nil}, []*bool{ptr.To(false)}),
		SeccompProfile:           g.seccomp(),
		AppArmorProfile:          g.appArmor(),
		SELinuxOptions:           g.seLinux(),
		WindowsOptions:           g.windows(),
	}
}

func (g *generator) capabilities() *corev1.Capabilities {
	if g.bad("drop") {
		return one(g, nil, &corev1.Capabilities{},
			&corev1.Capabilities{Drop: []corev1.Capability{one[corev1.Capability](g, "all", "CAP_ALL", "NET_RAW", "ALL ")}},
			&corev1.Capabilities{Add: some(g, 2, g.capability)})
	}
	drop := []corev1.Capability{"ALL"}
	if g.chance(0.3) {
		drop = append([]corev1.Capability{"NET_RAW"}, drop...)
	}
	return &corev1.Capabilities{Add: some(g, 2, g.capability), Drop: drop}
}

// capability is one that restricted allows, that only baseline allows, or that
// neither does.
func (g *generator) capability() corev1.Capability {
	if g.bad("baseline") {
		return one[corev1.Capability](g,
			"ALL", "NET_RAW", "SYS_ADMIN", "CAP_CHOWN", "chown", "net_bind_service", "CAP_NET_BIND_SERVICE", " KILL", "")
	}
	return value(g, "restricted", []corev1.Capability{"NET_BIND_SERVICE"}, []corev1.Capability{
		"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "SETFCAP", "SETGID", "SETPCAP",
		"SETUID", "SYS_CHROOT",
	})
}

func (g *generator) procMount() *corev1.ProcMountType {
	return value(g, "proc",
		[]*corev1.ProcMountType{nil, ptr.To(corev1.DefaultProcMount)},
		[]*corev1.ProcMountType{ptr.To(corev1.UnmaskedProcMount), ptr.To(corev1.ProcMountType("")), ptr.To(corev1.ProcMountType("default"))})
}

func (g *generator) runAsUser() *int64 {
	return value(g, "user", []*int64{nil, ptr.To[int64](1), ptr.To[int64](65535), ptr.To[int64](-1)}, []*int64{ptr.To[int64](0)})
}

func (g *generator) seccomp() *corev1.SeccompProfile {
	kind := value(g, "seccomp",
		[]corev1.SeccompProfileType{"RuntimeDefault", "Localhost", "none"},
		[]corev1.SeccompProfileType{"Unconfined", "", "runtimeDefault", "runtime/default"})
	if kind == "none" {
		return nil
	}
	return &corev1.SeccompProfile{Type: kind, LocalhostProfile: one(g, nil, ptr.To("profile.json"))}
}

func (g *generator) appArmor() *corev1.AppArmorProfile {
	kind := value(g, "apparmor",
		[]corev1.AppArmorProfileType{"RuntimeDefault", "Localhost", "none"},
		[]corev1.AppArmorProfileType{"Unconfined", "", "localhost", "runtime/default"})
	if kind == "none" {
		return nil
	}
	return &corev1.AppArmorProfile{Type: kind, LocalhostProfile: one(g, nil, ptr.To("profile"))}
}

func (g *generator) seLinux() *corev1.SELinuxOptions {
	if g.chance(0.4) {
		return nil
	}
	return &corev1.SELinuxOptions{
		User: value(g, "selinux", []string{""}, []string{"", "system_u"}),
		Role: value(g, "selinux", []string{""}, []string{"", "system_r"}),
		Type: value(g, "selinux",
			[]string{"", "container_t", "container_init_t", "container_kvm_t", "container_engine_t"},
			[]string{"spc_t", "container_t ", "container_logreader_t", "CONTAINER_T"}),
		Level: one(g, "", "s0:c1,c2"),
	}
}

func (g *generator) windows() *corev1.WindowsSecurityContextOptions {
	if g.chance(0.5) {
		return nil
	}
	return &corev1.WindowsSecurityContextOptions{
		HostProcess:   value(g, "windows", []*bool{nil, ptr.To(false)}, []*bool{ptr.To(true)}),
		RunAsUserName: one(g, nil, ptr.To("ContainerUser")),
	}
}
