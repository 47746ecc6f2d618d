# METADATA
# title: Socket of the container runtime
# description: |
#   Through this socket the container can have the runtime start a privileged container, or run
#   programs in any other one: root on the node. A read-only mount does not prevent connecting. A
#   mount of a directory around the socket gives the same.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Operating containerd
#     ref: https://github.com/containerd/containerd/blob/main/docs/ops.md
#   - description: Docker daemon attack surface
#     ref: https://docs.docker.com/engine/security/#docker-daemon-attack-surface
# schemas:
#   - input: schema.workload
# custom:
#   id: container-runtime-socket
#   severity: critical
#   category: pod
#   subject: workload
#   grants: node-root
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   remediation: |
#     Take the mount away. Container metrics come from the kubelet (/metrics/cadvisor,
#     /stats/summary) and names of containers from the API or from /var/log/pods. An agent that must
#     watch containers reads cgroups or eBPF events instead, or asks a proxy that only passes list
#     requests on.
package policies.pod.container_runtime_socket

import data.policies.lib.containers
import data.policies.lib.hostpath
import data.policies.lib.nodefiles

findings contains finding if {
	some container in containers.linux(input.workload)
	concerned := [mount |
		some mount in hostpath.mounts(container)
		mount.hostPath.path != "/"
		hostpath.covers_any(mount.hostPath.path, nodefiles.runtime_sockets)
	]
	count(concerned) > 0
	message := sprintf("reaches the container runtime through %s", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
