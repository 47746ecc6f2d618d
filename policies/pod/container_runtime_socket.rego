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
#   attack: |
#     crictl --runtime-endpoint unix:///run/containerd/containerd.sock exec -it ID sh enters any
#     container of the node, and ctr run --privileged --mount type=bind,src=/,dst=/host starts one
#     that holds the node's disk. Neither the API server nor its audit log nor admission sees any of
#     it.
#   needed: |
#     Image cleaners such as Eraser must ask the runtime. Runtime sensors and metric agents ask it
#     for the names of containers, and most of them can do without. No network or volume driver
#     needs it.
#   remediation: |
#     Take the mount away. Container metrics come from the kubelet (/metrics/cadvisor,
#     /stats/summary) and names of containers from the API or from /var/log/pods. An agent that must
#     watch containers reads cgroups or eBPF events instead, or asks a proxy that only passes list
#     requests on.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: metrics, namespace: kube-system}
#       spec:
#         containers:
#         - name: metrics
#           image: registry.example/metrics:1
#           volumeMounts:
#           - {name: runtime, mountPath: /run/containerd, readOnly: true}
#         volumes:
#         - {name: runtime, hostPath: {path: /run/containerd}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: metrics, namespace: kube-system}
#       spec:
#         containers:
#         - name: metrics
#           image: registry.example/metrics:1
#           volumeMounts:
#           - {name: cgroup, mountPath: /host/cgroup, readOnly: true}
#         volumes:
#         - {name: cgroup, hostPath: {path: /sys/fs/cgroup}}
package policies.pod.container_runtime_socket

import data.policies.lib.containers
import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"runtime-socket"})
	concerned := hostpath.showing(container, {"runtime-socket"})
	count(concerned) > 0
	message := sprintf("reaches the container runtime through %s", [hostpath.paths(concerned)])
	found := hostpath.finding(input.workload, container, message, concerned)
	finding := object.union(found, {"latent": {reason | some reason in found.latent; not _admitted(container, reason)}})
}

# The sockets are open to a group as well: root's, or one that a pod joins for them.
_admitted(container, reason) if {
	reason in containers.nonroot(container)
	0 in [container.security.runAsGroup, input.workload.fsGroup]
}

_admitted(container, reason) if {
	reason in containers.nonroot(container)
	count(input.workload.supplementalGroups) > 0
}
