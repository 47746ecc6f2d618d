package facts

import corev1 "k8s.io/api/core/v1"

// securityFields tells where each setting in effect is written.
func securityFields(own corev1.SecurityContext, shared corev1.PodSecurityContext, container string) SecurityFields {
	at := func(ownSet, sharedSet bool, name string) string {
		if !ownSet && sharedSet {
			return "spec.securityContext." + name
		}
		return container + "." + name
	}
	return SecurityFields{
		Privileged:               container + ".privileged",
		AllowPrivilegeEscalation: container + ".allowPrivilegeEscalation",
		ReadOnlyRootFilesystem:   container + ".readOnlyRootFilesystem",
		RunAsUser:                at(own.RunAsUser != nil, shared.RunAsUser != nil, "runAsUser"),
		RunAsNonRoot:             at(own.RunAsNonRoot != nil, shared.RunAsNonRoot != nil, "runAsNonRoot"),
		Added:                    container + ".capabilities.add",
		Dropped:                  container + ".capabilities.drop",
		Seccomp:                  at(own.SeccompProfile != nil, shared.SeccompProfile != nil, "seccompProfile"),
		AppArmor:                 at(own.AppArmorProfile != nil, shared.AppArmorProfile != nil, "appArmorProfile"),
		SELinux:                  at(own.SELinuxOptions != nil, shared.SELinuxOptions != nil, "seLinuxOptions"),
		ProcMount:                container + ".procMount",
		WindowsHostProcess:       at(ownHostProcess(own), shared.WindowsOptions != nil, "windowsOptions.hostProcess"),
	}
}

func ownHostProcess(own corev1.SecurityContext) bool {
	return own.WindowsOptions != nil && own.WindowsOptions.HostProcess != nil
}
