package remedy

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/utils/ptr"
)

// containerSecurity sets the setting of a container's security context that a
// path names to its safe value.
func containerSecurity(path fieldPath, value string) []containerEdit {
	switch path.at(0) {
	case "capabilities":
		return capabilityEdits(path, value)
	case "privileged":
		return always(func(s *corev1.SecurityContext) { s.Privileged = ptr.To(false) })
	case "allowPrivilegeEscalation":
		return always(func(s *corev1.SecurityContext) { s.AllowPrivilegeEscalation = ptr.To(false) })
	case "readOnlyRootFilesystem":
		return always(func(s *corev1.SecurityContext) { s.ReadOnlyRootFilesystem = ptr.To(true) })
	case "procMount":
		return always(func(s *corev1.SecurityContext) { s.ProcMount = ptr.To(corev1.DefaultProcMount) })
	case "runAsNonRoot", "runAsUser":
		return always(func(s *corev1.SecurityContext) { s.RunAsNonRoot, s.RunAsUser = ptr.To(true), notRoot(s.RunAsUser) })
	case "seccompProfile":
		return always(func(s *corev1.SecurityContext) { s.SeccompProfile = defaultSeccomp() })
	case "appArmorProfile":
		return always(func(s *corev1.SecurityContext) { s.AppArmorProfile = defaultAppArmor() })
	case "seLinuxOptions":
		return always(func(s *corev1.SecurityContext) { s.SELinuxOptions = nil })
	case "windowsOptions":
		return always(func(s *corev1.SecurityContext) { s.WindowsOptions = withoutHostProcess(s.WindowsOptions) })
	}
	return nil
}

// always is the only way to set something.
func always(set func(*corev1.SecurityContext)) []containerEdit {
	return []containerEdit{func(c *corev1.Container) {
		if c.SecurityContext == nil {
			c.SecurityContext = &corev1.SecurityContext{}
		}
		set(c.SecurityContext)
	}}
}

// podSecurity does the same for the security context of the pod.
func podSecurity(path fieldPath, pod *corev1.Pod) []podEdit {
	var set func(*corev1.PodSecurityContext)
	switch path.at(0) {
	case "runAsNonRoot", "runAsUser":
		set = func(s *corev1.PodSecurityContext) { s.RunAsNonRoot, s.RunAsUser = ptr.To(true), notRoot(s.RunAsUser) }
	case "seccompProfile":
		set = func(s *corev1.PodSecurityContext) { s.SeccompProfile = defaultSeccomp() }
	case "appArmorProfile":
		set = func(s *corev1.PodSecurityContext) { s.AppArmorProfile = defaultAppArmor() }
	case "seLinuxOptions":
		set = func(s *corev1.PodSecurityContext) { s.SELinuxOptions = nil }
	case "windowsOptions":
		set = func(s *corev1.PodSecurityContext) { s.WindowsOptions = withoutHostProcess(s.WindowsOptions) }
	case "sysctls":
		return sysctlEdit(path.index(0), pod)
	default:
		return nil
	}
	return []podEdit{func(pod *corev1.Pod) {
		if pod.Spec.SecurityContext == nil {
			pod.Spec.SecurityContext = &corev1.PodSecurityContext{}
		}
		set(pod.Spec.SecurityContext)
	}}
}

func sysctlEdit(index int, pod *corev1.Pod) []podEdit {
	if pod.Spec.SecurityContext == nil {
		return nil
	}
	wrong := pick(pod.Spec.SecurityContext.Sysctls, index)
	if wrong == nil {
		return nil
	}
	name := wrong.Name
	return []podEdit{func(pod *corev1.Pod) {
		if s := pod.Spec.SecurityContext; s != nil {
			s.Sysctls = without(s.Sysctls, func(sysctl corev1.Sysctl) bool { return sysctl.Name == name })
		}
	}}
}

// notRoot leaves it to the image who a container runs as, rather than root.
func notRoot(user *int64) *int64 {
	if user != nil && *user == 0 {
		return nil
	}
	return user
}

func defaultSeccomp() *corev1.SeccompProfile {
	return &corev1.SeccompProfile{Type: corev1.SeccompProfileTypeRuntimeDefault}
}

func defaultAppArmor() *corev1.AppArmorProfile {
	return &corev1.AppArmorProfile{Type: corev1.AppArmorProfileTypeRuntimeDefault}
}

func withoutHostProcess(o *corev1.WindowsSecurityContextOptions) *corev1.WindowsSecurityContextOptions {
	if o == nil {
		o = &corev1.WindowsSecurityContextOptions{}
	}
	o.HostProcess = ptr.To(false)
	return o
}

// settle makes what was changed for different reasons fit together: the API
// server refuses a container that must not gain privileges and has them.
func settle(pod *corev1.Pod) {
	for _, c := range allContainers(pod) {
		s := c.SecurityContext
		if s == nil || ptr.Deref(s.AllowPrivilegeEscalation, true) {
			continue
		}
		if ptr.Deref(s.Privileged, false) || addsAdmin(s.Capabilities) {
			s.AllowPrivilegeEscalation = nil
		}
	}
}

func addsAdmin(c *corev1.Capabilities) bool {
	return c != nil && slices.ContainsFunc(c.Add, func(added corev1.Capability) bool {
		return strings.TrimPrefix(string(added), "CAP_") == "SYS_ADMIN"
	})
}

// without is a list without some members; nil if none is left, so that it is not
// written at all.
func without[T any](list []T, gone func(T) bool) []T {
	kept := slices.DeleteFunc(slices.Clone(list), gone)
	if len(kept) == 0 {
		return nil
	}
	return kept
}
