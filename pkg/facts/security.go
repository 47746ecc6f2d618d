package facts

import (
	"slices"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

// security computes the effective security context of a container: its own
// settings, then the pod's, then the API's defaults.
func security(pod *corev1.Pod, c *corev1.Container, field string) Security {
	own, shared := ptr.Deref(c.SecurityContext, corev1.SecurityContext{}), podSecurity(pod)
	s := Security{
		Privileged:             ptr.Deref(own.Privileged, false),
		ReadOnlyRootFilesystem: ptr.Deref(own.ReadOnlyRootFilesystem, false),
		ProcMount:              string(ptr.Deref(own.ProcMount, corev1.DefaultProcMount)),
		RunAsUser:              firstSet(own.RunAsUser, shared.RunAsUser),
		RunAsGroup:             firstSet(own.RunAsGroup, shared.RunAsGroup),
		RunAsNonRoot:           ptr.Deref(firstSet(own.RunAsNonRoot, shared.RunAsNonRoot), false),
		SELinux:                seLinux(own.SELinuxOptions, shared.SELinuxOptions),
		Seccomp:                seccomp(own.SeccompProfile, shared.SeccompProfile),
		WindowsHostProcess:     hostProcess(own.WindowsOptions, shared.WindowsOptions),
		Fields:                 securityFields(own, shared, field+".securityContext"),
	}
	s.setAppArmor(pod, c.Name, own.AppArmorProfile, shared.AppArmorProfile)
	s.Added, s.Dropped = normalized(own.Capabilities)
	s.Capabilities = effectiveCapabilities(s.Privileged, s.Added, s.Dropped)
	// A privileged container, and one with SYS_ADMIN, always may.
	s.AllowPrivilegeEscalation = s.Privileged || slices.Contains(s.Added, "SYS_ADMIN") ||
		ptr.Deref(own.AllowPrivilegeEscalation, true)
	s.User = user(s)
	return s
}

func podSecurity(pod *corev1.Pod) corev1.PodSecurityContext {
	return ptr.Deref(pod.Spec.SecurityContext, corev1.PodSecurityContext{})
}

func firstSet[T any](own, shared *T) *T {
	if own != nil {
		return own
	}
	return shared
}

func user(s Security) string {
	switch {
	case s.RunAsUser != nil && *s.RunAsUser == 0:
		return "root"
	case s.RunAsUser != nil || s.RunAsNonRoot:
		return "nonroot"
	}
	return "image"
}

func seLinux(own, shared *corev1.SELinuxOptions) SELinux {
	options := ptr.Deref(firstSet(own, shared), corev1.SELinuxOptions{})
	return SELinux{User: options.User, Role: options.Role, Type: options.Type, Level: options.Level}
}

func seccomp(own, shared *corev1.SeccompProfile) string {
	if profile := firstSet(own, shared); profile != nil {
		return string(profile.Type)
	}
	return ""
}

func hostProcess(own, shared *corev1.WindowsSecurityContextOptions) bool {
	if own != nil && own.HostProcess != nil {
		return *own.HostProcess
	}
	return shared != nil && ptr.Deref(shared.HostProcess, false)
}
