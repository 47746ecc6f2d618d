# METADATA
# title: What lies where on a node
# description: |
#   Paths of a node's file system and what they are worth to an attacker, on the
#   distributions that put them elsewhere too. /var/run is written /run.
package policies.lib.nodefiles

import data.policies.lib.hostpath

# METADATA
# description: The kinds of files of a catalog that lie at, above or below the path.
kinds(catalog, path) := {kind | some kind, files in catalog; hostpath.touches_any(path, files)}

# METADATA
# description: Where root takes programs and settings from, by what is done with them.
gives_root := {
	"jobs and services that run as root": {
		"/etc/cron.d", "/etc/cron.daily", "/etc/cron.hourly", "/etc/crontab", "/etc/init.d", "/etc/systemd",
		"/lib/systemd", "/usr/lib/systemd", "/usr/local/lib/systemd", "/run/systemd", "/var/spool/cron",
		"/var/lib/cloud", "/etc/udev", "/lib/udev", "/usr/lib/udev",
	},
	"programs and libraries that root runs": {
		"/bin", "/sbin", "/lib64", "/lib/x86_64-linux-gnu", "/lib/aarch64-linux-gnu", "/usr/bin", "/usr/sbin",
		"/usr/lib64", "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/local/bin", "/usr/local/sbin",
		"/usr/libexec", "/opt/bin", "/home/kubernetes/bin", "/etc/ld.so.preload", "/etc/ld.so.conf.d", "/boot",
	},
	"network plugins, which the container runtime runs as root": {
		"/opt/cni/bin", "/etc/cni/net.d", "/usr/lib/cni", "/var/lib/rancher/k3s/data",
		"/var/lib/rancher/k3s/agent/etc/cni",
	},
	"logins of the node": {
		"/etc/passwd", "/etc/shadow", "/etc/sudoers", "/etc/sudoers.d", "/etc/pam.d", "/etc/profile.d", "/etc/ssh",
		"/home", "/root",
	},
	"settings of the kubelet and its static pods": {
		"/etc/kubernetes/manifests", "/etc/kubernetes/kubelet", "/etc/default/kubelet", "/etc/sysconfig/kubelet",
		"/var/lib/kubelet/config.yaml", "/var/lib/kubelet/kubeadm-flags.env",
		"/etc/kubernetes/volumeplugins", "/var/lib/rancher/rke2/agent/pod-manifests",
		"/var/lib/rancher/k3s/agent/pod-manifests",
	},
	"settings of the container runtime": {"/etc/containerd", "/etc/crio", "/etc/docker", "/etc/containers"},
	"file systems of other containers": {
		"/var/lib/containerd", "/var/lib/containers", "/var/lib/docker", "/run/containerd/io.containerd.runtime.v2.task",
		"/var/lib/rancher/k3s/agent/containerd", "/var/lib/rancher/rke2/agent/containerd",
	},
	"kernel settings that name programs to run": {"/proc/sys/kernel", "/proc/sysrq-trigger", "/sys/kernel/uevent_helper"},
}

# METADATA
# description: Sockets of container runtimes, and of NRI, through which containers can be changed.
runtime_sockets := {
	"/run/buildkit/buildkitd.sock",
	"/run/containerd/containerd.sock",
	"/run/containerd/containerd.sock.ttrpc",
	"/run/cri-dockerd.sock",
	"/run/crio/crio.sock",
	"/run/docker.sock",
	"/run/docker/containerd/containerd.sock",
	"/run/dockershim.sock",
	"/run/k0s/containerd.sock",
	"/run/k3s/containerd/containerd.sock",
	"/run/nri/nri.sock",
	"/run/podman/podman.sock",
	"/var/snap/microk8s/common/run/containerd.sock",
}

# METADATA
# description: Where the kubelet keeps the volumes of pods, tokens and secrets among them.
kubelet_pods := {
	"/var/lib/kubelet/pods",
	"/var/lib/k0s/kubelet/pods",
	"/var/snap/microk8s/common/var/lib/kubelet/pods",
	"/var/vcap/data/kubelet/pods",
	"/var/data/kubelet/pods",
}

# METADATA
# description: Keys and kubeconfigs of the kubelet.
kubelet_credentials := {
	"/etc/kubernetes/bootstrap-kubelet.conf",
	"/etc/kubernetes/kubelet.conf",
	"/var/lib/kubelet/bootstrap-kubeconfig",
	"/var/lib/kubelet/kubeconfig",
	"/var/lib/kubelet/pki",
	"/var/lib/rancher/k3s/agent/kubelet.kubeconfig",
	"/var/lib/rancher/rke2/agent/kubelet.kubeconfig",
}

# METADATA
# description: Credentials that are neither a pod's nor the kubelet's.
host_credentials := {
	"logins and keys of administrators": {"/etc/shadow", "/home", "/root"},
	"cloud credentials": {
		"/etc/kubernetes/azure.json", "/etc/kubernetes/cloud.conf", "/etc/kubernetes/cloud-config",
		"/var/lib/cloud", "/var/lib/waagent",
	},
}

# METADATA
# description: What only the control plane should hold.
control_plane := {
	"the keys of the cluster": {
		"/etc/kubernetes/pki", "/etc/kubernetes/static-pod-resources", "/var/lib/k0s/pki", "/var/lib/minikube/certs",
		"/var/lib/rancher/k3s/server", "/var/lib/rancher/rke2/server", "/var/snap/microk8s/current/certs",
		"/var/snap/microk8s/current/credentials", "/srv/kubernetes", "/etc/srv/kubernetes/pki",
	},
	"an administrator's kubeconfig": {
		"/etc/kubernetes/admin.conf", "/etc/kubernetes/super-admin.conf", "/etc/kubernetes/controller-manager.conf",
		"/etc/kubernetes/scheduler.conf", "/etc/rancher/k3s/k3s.yaml", "/etc/rancher/rke2/rke2.yaml",
	},
	"the data of etcd": {"/var/lib/etcd", "/var/lib/k0s/etcd", "/var/lib/minikube/etcd", "/mnt/disks/master-pd/var/etcd"},
}
