# METADATA
# title: Interfaces of the kernel can be written
# description: |
#   The container can write to interfaces through which the kernel of the node is steered: pinned
#   eBPF programs and maps, with which network plugins forward and filter all traffic; control
#   groups, with which any process is frozen or starved; debugging and security settings. A
#   read-only mount of /sys does not reach file systems that are mounted below it unless
#   recursiveReadOnly is set.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Recursive read-only mounts
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#recursive-read-only-mounts
#   - description: eBPF, pinning
#     ref: https://docs.ebpf.io/linux/concepts/pinning/
# schemas:
#   - input: schema.workload
# custom:
#   id: kernel-interfaces-write
#   severity: high
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     bpftool map update pinned /sys/fs/bpf/tc/globals/cilium_policy… admits any traffic, or sends a
#     service's connections to the attacker; echo 1 > /sys/fs/cgroup/kubepods/…/cgroup.freeze stops
#     a security agent without a trace in the cluster.
#   needed: |
#     Network plugins and security sensors that work with eBPF need /sys/fs/bpf; the kubelet's
#     helpers and runtime hooks need cgroups.
#   remediation: |
#     Mount the directory that is the component's own (/sys/fs/bpf/NAME) instead of all of it, and
#     cgroups read-only. For metrics mount /sys with readOnly: true and recursiveReadOnly: Enabled
#     (Kubernetes 1.33 and later), or only the directories of /sys/class and /sys/devices that are
#     read.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: network, namespace: kube-system}
#       spec:
#         containers:
#         - name: network
#           image: registry.example/network:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /sys/fs/bpf}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: metrics, namespace: kube-system}
#       spec:
#         containers:
#         - name: metrics
#           image: registry.example/metrics:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true, recursiveReadOnly: Enabled}
#         volumes:
#         - {name: host, hostPath: {path: /sys}}
package policies.pod.kernel_interfaces_write

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.changing(container, _kinds)
	count(concerned) > 0
	message := sprintf("can change %s in %s", [hostpath.shown(concerned, _kinds), hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

# Read-only does not reach what is mounted below.
findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := [mount | some mount in hostpath.showing(container, _kinds); count(_open_below(mount)) > 0]
	count(concerned) > 0
	below := concat(", ", {path | some mount in concerned; some path in _open_below(mount)})
	finding := object.union({"severity": "medium"}, hostpath.finding(
		input.workload, container,
		sprintf("mounts %s read-only but not what is mounted below: %s", [hostpath.paths(concerned), below]),
		concerned,
	))
}

_open_below(mount) := {held.path |
	mount.readOnly
	not mount.recursiveReadOnly
	some held in mount.hostPath.holds
	held.kind in _kinds
	held.mounted
	held.relation == "below"
}

_kinds := {"bpf", "cgroup", "kernel-debug"}
