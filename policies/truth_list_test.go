package policies_test

// corpusTruth lists the settings of pods that a person found in the corpus. A
// path is written clean, /var/run as /run.
func corpusTruth() []truth {
	return append(componentTruth(), dumpTruth()...)
}

func componentTruth() []truth {
	const cilium1 = "HN; PRIV cilium-agent; PRIV clean-cilium-state; PATH /opt/cni/bin writable; PATH /etc/cni/net.d writable; PATH /sys/fs/bpf writable; PATH /run/cilium writable; HARMLESS /run/xtables.lock; HARMLESS /lib/modules"
	const goat = "components/kubernetes-goat-vulnerable"
	return []truth{
		{1, "components/cilium/1.9.1", "DaemonSet/cilium", cilium1 + "; CAP cilium-agent NET_ADMIN, SYS_MODULE"},
		{1, "components/cilium/1.9.18", "DaemonSet/cilium", cilium1 + "; PRIV mount-cgroup; PATH /proc writable; PATH /run/cilium/cgroupv2 writable"},
		{1, "components/cilium/1.11.0", "DaemonSet/cilium", cilium1 + "; BIDIR /sys/fs/bpf; PRIV mount-cgroup"},
		{1, "components/cilium/1.11.20", "DaemonSet/cilium", cilium1 + "; PRIV apply-sysctl-overwrites; BIDIR /sys/fs/bpf"},
		{1, "components/cilium/1.16.19", "DaemonSet/cilium", "HN; CAP cilium-agent SYS_ADMIN, SYS_MODULE; CAP cilium-agent NET_ADMIN, NET_RAW; CAP cilium-agent IPC_LOCK, SYS_RESOURCE; PRIV mount-bpf-fs; CAP mount-cgroup SYS_ADMIN; CAP mount-cgroup SYS_PTRACE; CAP apply-sysctl-overwrites SYS_ADMIN; CAP apply-sysctl-overwrites SYS_PTRACE; POLICY confinement-off spc_t; PATH /proc/sys/net writable; PATH /proc/sys/kernel writable"},
		{1, "components/cilium/1.16.19", "DaemonSet/cilium-envoy", "HN; CAP cilium-envoy NET_ADMIN; CAP cilium-envoy SYS_ADMIN"},
		{1, "components/cilium/1.9.1", "Deployment/cilium-operator", "HN"},
		{1, "components/cilium/1.16.19", "Deployment/cilium-operator", "HN"},
		{2, "components/calico", "DaemonSet/calico-node", "HN; PRIV upgrade-ipam; PRIV install-cni; PRIV mount-bpffs; PRIV calico-node; PATH /sys/fs writable; BIDIR /sys/fs; PATH /sys/fs/bpf writable; PATH /run/calico writable; BIDIR /run/calico; PATH /var/lib/calico writable; PATH /opt/cni/bin writable; PATH /etc/cni/net.d writable; PATH /var/lib/cni/networks writable; PATH /run/nodeagent writable; HARMLESS /run/xtables.lock; HARMLESS /lib/modules; PATH /proc read-only; PATH /var/log/calico/cni read-only"},
		{2, "components/calico", "Deployment/tigera-operator", "HN; HARMLESS /var/lib/calico"},
		{3, "components/weave-net", "DaemonSet/weave-net", "HN; PRIV weave-init; PRIV weave; PRIV weave-npc; PATH /opt writable; PATH /home writable; PATH /etc writable; PATH /lib/modules writable; PATH /var/lib/weave writable; HARMLESS /var/lib/dbus; HARMLESS /etc/machine-id; HARMLESS /run/xtables.lock; POLICY mutable-image-tag latest"},
		{4, "components/istio/1.9.0", "DaemonSet/istio-cni-node", "HN; PATH /opt/cni/bin writable; PATH /etc/cni/net.d writable"},
		{4, "components/istio/1.14.0", "DaemonSet/istio-cni-node", "PATH /opt/cni/bin writable; PATH /etc/cni/net.d writable; PATH /run/istio-cni writable"},
		{4, "components/istio/1.20.0", "DaemonSet/istio-cni-node", "PATH /opt/cni/bin writable; PATH /etc/cni/net.d writable; PATH /run/istio-cni writable; IDLE /run/netns"},
		{6, "components/aws-vpc-cni/v1.7.5", "DaemonSet/aws-node", "HN; PRIV aws-vpc-cni-init; CAP aws-node NET_ADMIN; PATH /opt/cni/bin writable; PATH /etc/cni/net.d writable; PATH /var/log/aws-routed-eni writable; PATH /run/aws-node writable; HARMLESS /run/xtables.lock; PATH /run/dockershim.sock writable"},
		{6, "components/aws-vpc-cni/v1.18.0", "DaemonSet/aws-node", "HN; PRIV aws-vpc-cni-init; CAP aws-node NET_ADMIN, NET_RAW; PRIV aws-eks-nodeagent; CAP aws-eks-nodeagent NET_ADMIN; PATH /sys/fs/bpf writable"},
		{7, "components/aws-ebs-csi-driver", "DaemonSet/ebs-csi-node", "PRIV ebs-plugin; PATH /var/lib/kubelet writable; BIDIR /var/lib/kubelet; PATH /dev writable; PATH /var/lib/kubelet/plugins_registry writable"},
		{8, "components/kube-prometheus", "DaemonSet/node-exporter", "HN; HP; CAP node-exporter SYS_TIME; PATH / read-only; PATH /sys read-only"},
		{9, "components/falco", "DaemonSet/falco", "PRIV falco; PATH /run/docker.sock writable; PATH /run/podman/podman.sock writable; PATH /run/host-containerd/containerd.sock writable; PATH /run/containerd/containerd.sock writable; PATH /run/crio/crio.sock writable; PATH /run/k3s/containerd/containerd.sock writable; PATH /proc writable; PATH /etc read-only; PATH /sys/kernel read-only; IDLE /boot; IDLE /lib/modules; IDLE /usr"},
		{11, "components/system-upgrade-controller/v0.9.1", "Deployment/system-upgrade-controller", "PATH /etc/ssl writable; PATH /etc/pki writable; PATH /etc/ca-certificates writable"},
		{13, "components/azure-ama-logs", "DaemonSet/ama-logs", "PRIV ama-logs; PRIV ama-logs-prometheus; CAP ama-logs DAC_OVERRIDE; PATH / read-only; PATH /etc/kubernetes writable; PATH /var/log writable; PATH /run/mdsd-ci writable; PATH /var/lib/docker/containers read-only; POLICY host-port 28330; IDLE /etc/hostname"},
		{13, "components/azure-ama-logs", "Deployment/ama-logs-rs", "PRIV ama-logs; PATH /etc/kubernetes writable; PATH /var/log writable"},
		{13, "components/azure-ama-logs", "DaemonSet/ama-logs-windows", "PATH c:/var writable; PATH c:/k read-only"},
		{15, goat, "DaemonSet/docker-bench-security", "HN; HP; HI; PRIV docker-bench; CAP docker-bench AUDIT_CONTROL; PATH /run/docker.sock read-only; PATH /etc read-only; PATH /var/lib read-only"},
		{15, goat, "Deployment/system-monitor-deployment", "HP; HI; PRIV system-monitor; PATH / writable"},
		{15, goat, "Deployment/health-check-deployment", "PRIV health-check; PATH /run/containerd/containerd.sock writable"},
		{15, goat, "Job/kube-bench-node", "HP; PATH /var/lib/etcd read-only; PATH /var/lib/kubelet read-only; PATH /etc/kubernetes read-only"},
	}
}

func dumpTruth() []truth {
	const eks, gke, aks = "dumps/eks-2026-full-rbac", "dumps/gke-2018-kube-system", "dumps/aks-2020-kube-system"
	const rke, okd = "dumps/rke-2020-rancher-full-rbac", "dumps/openshift-4.8-nightly-aws-mustgather"
	const lab, mini = "dumps/lab-2024-juniper-contrail-full-rbac", "dumps/minikube-2026-k8sattackmap-testbed"
	return []truth{
		{16, eks, "DaemonSet/aws-node", "HN; PRIV aws-vpc-cni-init; PRIV aws-eks-nodeagent; CAP aws-node NET_ADMIN, NET_RAW"},
		{16, eks, "DaemonSet/kube-proxy", "HN; PRIV kube-proxy; HARMLESS /lib/modules; HARMLESS /run/xtables.lock; PATH /var/log writable"},
		{16, eks, "DaemonSet/node-exporter", "HN; HP; HI; PATH / read-only; PATH /proc read-only; PATH /sys read-only"},
		{16, eks, "Deployment/grafana", "POLICY literal-credential GF_SECURITY_ADMIN_PASSWORD"},
		{17, gke, "StaticPod/kube-proxy*", "HN; PRIV kube-proxy; PATH /var/lib/kube-proxy/kubeconfig writable; PATH /var/log writable; HARMLESS /run/xtables.lock; HARMLESS /etc/ssl/certs"},
		{17, gke, "DaemonSet/metadata-proxy-v0.1", "HN; PRIV metadata-proxy"},
		{17, gke, "DaemonSet/nvidia-gpu-device-plugin", "HN; HP; PRIV nvidia-gpu-device-plugin; PATH /dev writable; PATH /var/lib/kubelet/device-plugins writable; POLICY default-service-account default"},
		{17, gke, "DaemonSet/fluentd-gcp-v2.0.10", "PATH /var/log writable; PATH /var/lib/docker/containers read-only"},
		{17, gke, "DaemonSet/filebeat-dynamic", "PATH /run/docker.sock writable"},
		{17, gke, "DaemonSet/metricbeat", "HN; PATH /run/docker.sock writable; PATH /proc read-only"},
		{17, gke, "DaemonSet/packetbeat-dynamic", "HN; CAP packetbeat-dynamic NET_ADMIN"},
		{17, gke, "Job/metricbeat-setup", "PATH /run/docker.sock writable; POLICY default-service-account default"},
		{17, gke, "Deployment/event-exporter*", "IDLE /etc/ssl/certs"},
		{18, aks, "DaemonSet/omsagent", "PRIV omsagent; PATH / read-only; PATH /run writable; PATH /etc/kubernetes writable; PATH /var/log writable; PATH /var/lib/docker/containers writable"},
		{18, aks, "Deployment/omsagent-rs", "PRIV omsagent; PATH /run writable; PATH /etc/kubernetes writable"},
		{18, aks, "Deployment/tunnelfront", "PRIV tunnel-front; PATH /etc/kubernetes/certs read-only"},
		{18, aks, "DaemonSet/kube-proxy", "HN; PRIV kube-proxy; PATH /var/lib/kubelet read-only; PATH /etc/kubernetes/certs read-only; HARMLESS /run/xtables.lock"},
		{19, rke, "DaemonSet/cattle-node-agent", "HN; PRIV agent; PATH /etc/kubernetes writable; PATH /run writable; PATH /etc/docker/certs.d writable"},
		{19, rke, "DaemonSet/kube-api-auth", "HN; PRIV kube-api-auth; PATH /etc/kubernetes writable"},
		{19, rke, "Job/rke-coredns-addon-deploy-job", "HN"},
		{19, rke, "Deployment/katafygio", "PATH /mnt/k8/katafygio writable"},
		{19, rke, "DaemonSet/exporter-node*", "HN; HP; PATH / read-only"},
		{19, rke, "DaemonSet/nginx-ingress-controller", "HN"},
		{19, rke, "DaemonSet/kube-flannel*", "HN; CAP kube-flannel NET_ADMIN; PATH /run writable; PATH /opt/cni/bin writable; PATH /etc/cni/net.d writable"},
		{20, okd, "DaemonSet/machine-config-daemon", "HN; HP; PRIV machine-config-daemon; PATH / writable"},
		{20, okd, "DaemonSet/tuned", "HN; HP; HI; PRIV tuned; PATH / writable; PATH /etc/systemd writable; PATH /sys writable"},
		{20, okd, "DaemonSet/sdn", "HN; HP; PRIV sdn; PATH / read-only; PATH /run writable; PATH /var/lib/cni/bin writable"},
		{20, okd, "DaemonSet/multus", "HN; PRIV kube-multus; PATH /var/lib/cni/bin writable"},
		{20, okd, "DaemonSet/multus-additional-cni-plugins", "HN; PRIV kube-multus-additional-cni-plugins"},
		{20, okd, "DaemonSet/node-resolver", "HN; PRIV dns-node-resolver; PATH /etc/hosts writable"},
		{20, okd, "DaemonSet/node-ca", "HN; PRIV node-ca; PATH /etc/docker/certs.d writable"},
		{20, okd, "DaemonSet/aws-ebs-csi-driver-node", "HN; PRIV csi-driver; PRIV csi-node-driver-registrar; PATH /var/lib/kubelet writable; BIDIR /var/lib/kubelet; PATH /dev writable"},
		{20, okd, "DaemonSet/node-exporter", "HN; HP; PATH / read-only; PRIV init-textfile"},
		{20, okd, "StaticPod/etcd*", "HN; PRIV etcd; HARMLESS /var/lib/etcd; PATH /etc/kubernetes/manifests writable; PATH /usr/local/bin writable"},
		{20, okd, "StaticPod/kube-apiserver*", "HN; PRIV kube-apiserver"},
		{20, okd, "Deployment/apiserver", "PRIV openshift-apiserver; PRIV oauth-apiserver"},
		{20, okd, "Pod/installer-*", "PRIV installer; PATH /etc/kubernetes writable"},
		{20, okd, "Deployment/network-operator", "HN; PATH /etc/kubernetes read-only; POLICY default-service-account default"},
		{21, lab, "DaemonSet/contrail-vrouter-nodes", "HN; PRIV contrail-vrouter-agent; CAP contrail-vrouter-agent SYS_MODULE"},
		{21, lab, "DaemonSet/contrail-vrouter-masters", "HN; PRIV contrail-vrouter-agent"},
		{21, lab, "StatefulSet/kube-crpd-worker-sts", "HN; PATH / writable"},
		{22, mini, "Pod/privileged-worker", "HN; HP; HI; PRIV worker; CAP worker SYS_ADMIN; CAP worker NET_ADMIN; PATH / writable"},
	}
}
