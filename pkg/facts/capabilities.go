package facts

import (
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
)

// normalized returns the added and the dropped capabilities as the kernel
// names them, without CAP_, in the order written.
func normalized(capabilities *corev1.Capabilities) (added, dropped []string) {
	added, dropped = []string{}, []string{}
	if capabilities == nil {
		return added, dropped
	}
	for _, c := range capabilities.Add {
		added = append(added, capabilityName(c))
	}
	for _, c := range capabilities.Drop {
		dropped = append(dropped, capabilityName(c))
	}
	return added, dropped
}

func capabilityName(c corev1.Capability) string {
	return strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(string(c))), "CAP_")
}

// effectiveCapabilities follows the order of the container runtimes: ALL
// first, then what is added, then what is dropped (containerd
// internal/cri/server/container_create_linux.go).
func effectiveCapabilities(privileged bool, added, dropped []string) []string {
	if privileged {
		return allCapabilities()
	}
	set := defaultCapabilities()
	if slices.Contains(added, "ALL") {
		set = allCapabilities()
	}
	if slices.Contains(dropped, "ALL") {
		set = []string{}
	}
	for _, c := range added {
		if c != "ALL" && !slices.Contains(set, c) {
			set = append(set, c)
		}
	}
	set = slices.DeleteFunc(set, func(c string) bool { return slices.Contains(dropped, c) })
	slices.Sort(set)
	return set
}

// defaultCapabilities are those that containerd and Docker leave a container.
func defaultCapabilities() []string {
	return []string{
		"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE",
		"NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
	}
}

// allCapabilities are those of Linux 5.9 and later (capabilities(7)).
func allCapabilities() []string {
	return []string{
		"AUDIT_CONTROL", "AUDIT_READ", "AUDIT_WRITE", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "CHOWN",
		"DAC_OVERRIDE", "DAC_READ_SEARCH", "FOWNER", "FSETID", "IPC_LOCK", "IPC_OWNER", "KILL", "LEASE",
		"LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "MKNOD", "NET_ADMIN", "NET_BIND_SERVICE",
		"NET_BROADCAST", "NET_RAW", "PERFMON", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYSLOG", "SYS_ADMIN",
		"SYS_BOOT", "SYS_CHROOT", "SYS_MODULE", "SYS_NICE", "SYS_PACCT", "SYS_PTRACE", "SYS_RAWIO",
		"SYS_RESOURCE", "SYS_TIME", "SYS_TTY_CONFIG", "WAKE_ALARM",
	}
}
