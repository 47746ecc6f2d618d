package populate

// addon is what a workload of the population is made from.
type addon struct {
	namespace, name string
	image           string
	containers      []string // names, the main one first
	priorityClass   string
	hostNetwork     bool
	hostPID         bool
	privileged      bool
	capabilities    []string
	hostPaths       []string
}

const (
	nodeCritical    = "system-node-critical"
	clusterCritical = "system-cluster-critical"
)

// agents become DaemonSets: what a cluster with networking, storage, logs,
// metrics and a runtime sensor has on each node.
func agents() []addon {
	return []addon{
		{namespace: "kube-system", name: "kube-proxy", image: "registry.k8s.io/kube-proxy:v1.37.2",
			containers: []string{"kube-proxy"}, priorityClass: nodeCritical, hostNetwork: true, privileged: true,
			hostPaths: []string{"/run/xtables.lock", "/lib/modules"}},
		{namespace: "kube-system", name: "calico-node", image: "docker.io/calico/node:v3.31.2",
			containers: []string{"calico-node", "flexvol-driver"}, priorityClass: nodeCritical, hostNetwork: true, privileged: true,
			hostPaths: []string{"/lib/modules", "/var/run/calico", "/var/lib/calico", "/run/xtables.lock", "/sys/fs", "/opt/cni/bin", "/etc/cni/net.d", "/var/log/calico/cni"}},
		{namespace: "kube-system", name: "ebs-csi-node", image: "public.ecr.aws/ebs-csi-driver/aws-ebs-csi-driver:v1.54.0",
			containers: []string{"ebs-plugin", "node-driver-registrar", "liveness-probe"}, priorityClass: nodeCritical, privileged: true,
			hostPaths: []string{"/var/lib/kubelet", "/var/lib/kubelet/plugins/ebs.csi.aws.com", "/var/lib/kubelet/plugins_registry", "/dev"}},
		{namespace: "kube-system", name: "node-local-dns", image: "registry.k8s.io/dns/k8s-dns-node-cache:1.26.7",
			containers: []string{"node-cache"}, priorityClass: nodeCritical, hostNetwork: true, capabilities: []string{"NET_ADMIN"},
			hostPaths: []string{"/run/xtables.lock"}},
		{namespace: "kube-system", name: "node-problem-detector", image: "registry.k8s.io/node-problem-detector/node-problem-detector:v1.35.1",
			containers: []string{"node-problem-detector"}, priorityClass: nodeCritical, privileged: true,
			hostPaths: []string{"/var/log", "/dev/kmsg", "/etc/localtime"}},
		{namespace: "kube-system", name: "csi-secrets-store", image: "registry.k8s.io/csi-secrets-store/driver:v1.5.5",
			containers: []string{"secrets-store", "node-driver-registrar", "liveness-probe"}, privileged: true,
			hostPaths: []string{"/var/lib/kubelet/pods", "/var/lib/kubelet/plugins/csi-secrets-store", "/var/lib/kubelet/plugins_registry"}},
		{namespace: "kube-system", name: "nvidia-device-plugin", image: "nvcr.io/nvidia/k8s-device-plugin:v0.18.1",
			containers: []string{"nvidia-device-plugin"}, priorityClass: nodeCritical, capabilities: []string{"SYS_ADMIN"},
			hostPaths: []string{"/var/lib/kubelet/device-plugins"}},
		{namespace: "istio-system", name: "istio-cni-node", image: "docker.io/istio/install-cni:1.29.0",
			containers: []string{"install-cni"}, priorityClass: nodeCritical, capabilities: []string{"NET_ADMIN", "NET_RAW", "SYS_PTRACE", "SYS_ADMIN", "DAC_OVERRIDE"},
			hostPaths: []string{"/opt/cni/bin", "/etc/cni/net.d", "/var/run/netns", "/proc"}},
		{namespace: "logging", name: "fluent-bit", image: "cr.fluentbit.io/fluent/fluent-bit:4.2.3",
			containers: []string{"fluent-bit", "config-reloader"},
			hostPaths:  []string{"/var/log", "/var/lib/docker/containers", "/etc/machine-id"}},
		{namespace: "monitoring", name: "node-exporter", image: "quay.io/prometheus/node-exporter:v1.11.0",
			containers: []string{"node-exporter", "kube-rbac-proxy"}, hostNetwork: true, hostPID: true,
			hostPaths: []string{"/proc", "/sys", "/"}},
		{namespace: "datadog", name: "datadog-agent", image: "gcr.io/datadoghq/agent:7.76.1",
			containers: []string{"agent", "trace-agent", "process-agent"}, hostPID: true,
			hostPaths: []string{"/var/run", "/proc", "/sys/fs/cgroup", "/etc/passwd", "/var/log/pods"}},
		{namespace: "falco", name: "falco", image: "docker.io/falcosecurity/falco:0.44.1",
			containers: []string{"falco", "falcoctl-artifact-follow"}, privileged: true,
			hostPaths: []string{"/proc", "/etc", "/dev", "/var/run/containerd/containerd.sock"}},
	}
}
