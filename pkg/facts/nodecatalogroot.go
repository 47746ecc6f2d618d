package facts

// rootPrograms are programs, and libraries of programs, that root runs.
func rootPrograms() map[string][]string {
	return map[string][]string{
		"root-programs": {
			"/bin", "/etc/alternatives", "/etc/ld.so.conf.d", "/etc/ld.so.preload", "/home/kubernetes/bin",
			"/lib/aarch64-linux-gnu", "/lib/x86_64-linux-gnu", "/lib64", "/opt/bin", "/sbin", "/usr/bin",
			"/usr/lib/aarch64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/usr/lib64", "/usr/libexec", "/usr/local/bin",
			"/usr/local/lib", "/usr/local/sbin", "/usr/sbin", "/var/lib/k0s/bin", "/var/lib/rancher/k3s/data",
			"/var/lib/rancher/rke2/bin", "/var/lib/rancher/rke2/data", "c:/program files", "c:/windows",
		},
		"boot": {"/boot", "/usr/lib/modules-load.d", "/etc/modules-load.d", "/etc/modprobe.d"},
		"cni-binaries": {
			"/opt/cni/bin", "/usr/lib/cni", "/usr/libexec/cni", "/var/lib/cni/bin", "/var/lib/rancher/k3s/data/cni",
			"/var/snap/microk8s/current/opt/cni/bin", "c:/k/azurecni/bin", "c:/opt/cni/bin",
		},
	}
}

// rootSettings are settings by which root runs programs, or lets people in.
func rootSettings() map[string][]string {
	return map[string][]string{
		"root-jobs": {
			"/etc/NetworkManager/dispatcher.d", "/etc/cron.d", "/etc/cron.daily", "/etc/cron.hourly", "/etc/cron.monthly",
			"/etc/cron.weekly", "/etc/crontab", "/etc/init.d", "/etc/logrotate.d", "/etc/rc.d", "/etc/rc.local",
			"/etc/systemd", "/etc/udev", "/etc/update-motd.d", "/lib/systemd", "/lib/udev", "/run/systemd/generator",
			"/run/systemd/system", "/run/udev/rules.d", "/usr/lib/systemd", "/usr/lib/udev", "/usr/local/lib/systemd",
			"/var/lib/cloud", "/var/spool/cron",
		},
		"login-settings": {
			"/etc/group", "/etc/pam.d", "/etc/passwd", "/etc/profile", "/etc/profile.d", "/etc/security", "/etc/sudoers",
			"/etc/sudoers.d",
		},
		// Whom the node believes: authorities, registries, names.
		"trust": {
			"/etc/ca-certificates", "/etc/containerd/certs.d", "/etc/containers/certs.d", "/etc/docker/certs.d",
			"/etc/hosts", "/etc/nsswitch.conf", "/etc/pki", "/etc/resolv.conf", "/etc/ssl",
			"/usr/local/share/ca-certificates", "/usr/share/ca-certificates",
		},
	}
}

// runtimeFiles are the container runtime's.
func runtimeFiles() map[string][]string {
	return map[string][]string{
		// CDI names programs that the runtime runs for devices.
		"runtime-config": {
			"/etc/cdi", "/etc/containerd", "/etc/containers", "/etc/crio", "/etc/docker", "/etc/nvidia-container-runtime",
			"/run/cdi", "/var/lib/rancher/k3s/agent/etc/containerd", "/var/lib/rancher/rke2/agent/etc/containerd",
			"c:/programdata/docker/config",
		},
		"container-filesystems": {
			"/run/containerd/io.containerd.runtime.v2.task", "/run/containers/storage", "/run/docker/runtime-runc",
			"/var/lib/containerd", "/var/lib/containers", "/var/lib/docker", "/var/lib/k0s/containerd",
			"/var/lib/rancher/k3s/agent/containerd", "/var/lib/rancher/rke2/agent/containerd",
			"/var/snap/microk8s/common/var/lib/containerd", "c:/programdata/containerd", "c:/programdata/docker",
		},
	}
}

// networkFiles are settings of network plugins.
func networkFiles() map[string][]string {
	return map[string][]string{
		"cni-config": {
			"/etc/cni/multus", "/etc/cni/net.d", "/etc/kubernetes/cni/net.d", "/run/multus/cni/net.d",
			"/var/lib/rancher/k3s/agent/etc/cni/net.d", "/var/snap/microk8s/current/args/cni-network",
			"c:/etc/cni/net.d", "c:/k/azurecni/netconf",
		},
	}
}

// kernelFiles are interfaces of the kernel.
func kernelFiles() map[string][]string {
	return map[string][]string{
		"proc": {"/proc"},
		// Settings that name a program, which the kernel runs as root.
		"kernel-helpers": {
			"/proc/sys/fs/binfmt_misc", "/proc/sys/kernel", "/proc/sysrq-trigger", "/sys/kernel/uevent_helper",
		},
		"cgroup":         {"/run/cilium/cgroupv2", "/sys/fs/cgroup"},
		"bpf":            {"/sys/fs/bpf"},
		"kernel-debug":   {"/sys/kernel/debug", "/sys/kernel/security", "/sys/kernel/tracing"},
		"devices":        {"/dev"},
		"kernel-modules": {"/lib/modules", "/usr/lib/modules"},
	}
}

// readableFiles are worth reading, or worth nothing.
func readableFiles() map[string][]string {
	return map[string][]string{
		"node-logs": {
			"/run/log/journal", "/var/log", "/var/log/containers", "/var/log/journal", "/var/log/pods", "c:/var/log",
		},
		"harmless": {
			"/dev/fuse", "/dev/hugepages", "/dev/log", "/dev/net/tun", "/dev/null", "/dev/shm", "/etc/hostname", "/etc/localtime",
			"/etc/lsb-release", "/etc/machine-id", "/etc/os-release", "/etc/timezone", "/run/lock", "/run/netns",
			"/run/xtables.lock", "/usr/lib/os-release", "/usr/share/zoneinfo", "/var/lib/dbus",
			"/var/lib/kubelet/pod-resources",
		},
	}
}
