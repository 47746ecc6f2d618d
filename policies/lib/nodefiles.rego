# METADATA
# title: Kinds of files of a node
# description: |
#   What the kinds in the holds of a host path are called. Which paths they are on which distribution
#   stands in the facts.
package policies.lib.nodefiles

# METADATA
# description: Kinds of files as messages name them.
names := {
	"admin-kubeconfig": "an administrator's kubeconfig",
	"agent-credentials": "the kubeconfig of a network agent",
	"boot": "the kernel and what it loads",
	"bpf": "pinned eBPF programs and maps",
	"cgroup": "control groups",
	"cloud-credentials": "cloud credentials",
	"cni-binaries": "network plugins, which the container runtime runs as root",
	"cni-config": "the configuration of network plugins",
	"container-filesystems": "file systems of other containers",
	"device-plugins": "device plugins",
	"devices": "devices",
	"etcd": "the data of etcd",
	"harmless": "nothing of value",
	"homes": "home directories with logins and keys",
	"kernel-debug": "debugging and tracing of the kernel",
	"kernel-helpers": "kernel settings that name programs to run",
	"kernel-modules": "kernel modules",
	"kubelet-config": "settings of the kubelet",
	"kubelet-credentials": "the kubelet's credentials",
	"kubelet-plugins": "volume and resource plugins",
	"kubelet-pods": "the volumes of all pods",
	"login-secrets": "passwords and keys of logins",
	"login-settings": "settings of logins",
	"node-logs": "logs of the node and its pods",
	"pki": "the keys of the cluster",
	"proc": "the processes of the node",
	"root": "the whole node",
	"root-jobs": "jobs and services that run as root",
	"root-programs": "programs and libraries that root runs",
	"runtime-config": "settings of the container runtime",
	"runtime-socket": "the container runtime",
	"static-pods": "static pods",
	"system-socket": "services of the system",
	"trust": "whom the node trusts",
	"volume-plugins": "volume plugins, which the kubelet runs as root",
}
