package facts

import "maps"

// nodeCatalog lists what is known of the file systems of nodes, by kind, on the
// distributions that put things elsewhere too. Paths are clean, with /var/run
// written as /run; those of Windows are in lower case with slashes.
func nodeCatalog() map[string][]string {
	all := map[string][]string{}
	for _, part := range catalogParts() {
		maps.Copy(all, part)
	}
	return all
}

// catalogParts share no kind.
func catalogParts() []map[string][]string {
	return []map[string][]string{
		{"root": {"/", "c:"}},
		socketFiles(), kubeletFiles(), pluginFiles(), controlPlaneFiles(), credentialFiles(), rootPrograms(), rootSettings(),
		runtimeFiles(), networkFiles(), kernelFiles(), readableFiles(),
	}
}

// socketFiles are sockets and pipes behind which something acts as root.
func socketFiles() map[string][]string {
	return map[string][]string{
		// Of container runtimes, of builders, and of NRI, which changes containers.
		"runtime-socket": {
			"/run/buildkit/buildkitd.sock", "/run/containerd/containerd.sock", "/run/containerd/containerd.sock.ttrpc",
			"/run/cri-dockerd.sock", "/run/crio/crio.sock", "/run/docker.sock", "/run/docker/containerd/containerd.sock",
			"/run/dockershim.sock", "/run/host-containerd/containerd.sock", "/run/k0s/containerd.sock",
			"/run/k3s/containerd/containerd.sock", "/run/nri/nri.sock", "/run/podman/podman.sock",
			"/var/snap/microk8s/common/run/containerd.sock",
			"//./pipe/containerd-containerd", "//./pipe/cri-dockerd", "//./pipe/docker_engine", "//./pipe/dockershim",
		},
		// Of systemd, directly or over D-Bus, and of the CSI proxy of Windows.
		"system-socket": {
			"/run/dbus/system_bus_socket", "/run/systemd/private",
			"//./pipe/csi-proxy-disk-v1", "//./pipe/csi-proxy-disk-v1beta2", "//./pipe/csi-proxy-disk-v1beta3",
			"//./pipe/csi-proxy-filesystem-v1", "//./pipe/csi-proxy-filesystem-v1beta1",
			"//./pipe/csi-proxy-filesystem-v1beta2", "//./pipe/csi-proxy-smb-v1", "//./pipe/csi-proxy-smb-v1beta2",
			"//./pipe/csi-proxy-system-v1alpha1", "//./pipe/csi-proxy-volume-v1", "//./pipe/csi-proxy-volume-v1beta3",
		},
	}
}

// kubeletFiles are the kubelet's.
func kubeletFiles() map[string][]string {
	return map[string][]string{
		"kubelet-pods": {
			"/var/data/kubelet/pods", "/var/lib/k0s/kubelet/pods", "/var/lib/kubelet/pods",
			"/var/snap/microk8s/common/var/lib/kubelet/pods", "/var/vcap/data/kubelet/pods", "c:/var/lib/kubelet/pods",
		},
		"kubelet-credentials": {
			"/etc/kubernetes/bootstrap-kubelet.conf", "/etc/kubernetes/certs", "/etc/kubernetes/kubelet.conf",
			"/etc/kubernetes/ssl", "/var/data/kubelet/pki", "/var/lib/k0s/kubelet.conf", "/var/lib/k0s/kubelet/pki",
			"/var/lib/kubelet/bootstrap-kubeconfig", "/var/lib/kubelet/kubeconfig", "/var/lib/kubelet/pki",
			"/var/lib/rancher/k3s/agent/client-kubelet.key", "/var/lib/rancher/k3s/agent/kubelet.kubeconfig",
			"/var/lib/rancher/rke2/agent/client-kubelet.key", "/var/lib/rancher/rke2/agent/kubelet.kubeconfig",
			"c:/etc/kubernetes", "c:/k/config", "c:/var/lib/kubelet/pki",
		},
		"kubelet-config": {
			"/etc/default/kubelet", "/etc/eks", "/etc/kubernetes/kubelet", "/etc/rancher", "/etc/sysconfig/kubelet",
			"/var/lib/kubelet/config.yaml", "/var/lib/kubelet/kubeadm-flags.env", "c:/k", "c:/var/lib/kubelet/config.yaml",
		},
		"static-pods": {
			"/etc/kubernetes/manifests", "/var/lib/k0s/manifests", "/var/lib/rancher/k3s/agent/pod-manifests",
			"/var/lib/rancher/k3s/server/manifests", "/var/lib/rancher/rke2/agent/pod-manifests",
			"/var/lib/rancher/rke2/server/manifests",
		},
	}
}

// pluginFiles are where the kubelet looks for plugins.
func pluginFiles() map[string][]string {
	return map[string][]string{
		"kubelet-plugins": {
			"/var/data/kubelet/plugins", "/var/data/kubelet/plugins_registry", "/var/lib/k0s/kubelet/plugins",
			"/var/lib/k0s/kubelet/plugins_registry", "/var/lib/kubelet/plugins", "/var/lib/kubelet/plugins_registry",
			"c:/var/lib/kubelet/plugins", "c:/var/lib/kubelet/plugins_registry",
		},
		"device-plugins": {
			"/var/lib/k0s/kubelet/device-plugins", "/var/lib/kubelet/device-plugins", "c:/var/lib/kubelet/device-plugins",
		},
		"volume-plugins": {
			"/etc/kubernetes/volumeplugins", "/home/kubernetes/flexvolume",
			"/usr/libexec/kubernetes/kubelet-plugins/volume/exec", "/var/lib/kubelet/volumeplugins",
		},
	}
}

// controlPlaneFiles are there on nodes of the control plane.
func controlPlaneFiles() map[string][]string {
	return map[string][]string{
		"pki": {
			"/etc/kubernetes/pki", "/etc/kubernetes/ssl", "/etc/kubernetes/static-pod-certs",
			"/etc/kubernetes/static-pod-resources", "/etc/srv/kubernetes/pki", "/srv/kubernetes", "/var/lib/k0s/pki",
			"/var/lib/minikube/certs", "/var/lib/rancher/k3s/server", "/var/lib/rancher/rke2/server",
			"/var/snap/microk8s/current/certs", "/var/snap/microk8s/current/credentials",
		},
		"admin-kubeconfig": {
			"/etc/kubernetes/admin.conf", "/etc/kubernetes/controller-manager.conf", "/etc/kubernetes/scheduler.conf",
			"/etc/kubernetes/super-admin.conf", "/etc/rancher/k3s/k3s.yaml", "/etc/rancher/rke2/rke2.yaml", "/root/.kube",
		},
		"etcd": {
			"/mnt/disks/master-pd/var/etcd", "/var/lib/etcd", "/var/lib/k0s/etcd", "/var/lib/minikube/etcd",
			"/var/lib/rancher/k3s/server/db", "/var/lib/rancher/rke2/server/db",
		},
	}
}

// credentialFiles are secrets that belong to neither pods nor the kubelet.
func credentialFiles() map[string][]string {
	return map[string][]string{
		"homes": {"/home", "/root", "c:/users"},
		// Passwords of accounts, and keys of the SSH server.
		"login-secrets": {"/etc/shadow", "/etc/ssh"},
		"cloud-credentials": {
			"/etc/kubernetes/azure.json", "/etc/kubernetes/cloud-config", "/etc/kubernetes/cloud.conf", "/var/lib/cloud",
			"/var/lib/waagent", "c:/k/azure.json",
		},
		// Of agents on the node other than the kubelet.
		"agent-credentials": {
			"/etc/cni/net.d", "/etc/kubernetes/cni/net.d", "/run/multus/cni/net.d", "/var/lib/kube-proxy/kubeconfig",
			"/var/lib/rancher/k3s/agent/etc/cni/net.d", "/var/snap/microk8s/current/args/cni-network", "c:/etc/cni/net.d",
		},
	}
}
