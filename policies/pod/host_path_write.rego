# METADATA
# title: Writable path of the node
# description: |
#   The container can write to a directory of the node that is not known to give anything by itself.
#   It outlives the pod, it may be shared with other pods, it can fill the node's disk, and nothing
#   keeps a component from trusting what it finds there. Paths that give more are reported by other
#   policies.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# schemas:
#   - input: schema.workload
# custom:
#   id: host-path-write
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     Leave a program or a poisoned cache behind that the component's next version, or another pod
#     that mounts the same path, reads as its own; or fill the disk until the kubelet evicts pods.
#   needed: |
#     State that must survive a pod on its node: databases of network plugins, positions of log
#     agents, sockets between a plugin and its agent.
#   remediation: |
#     Use an emptyDir for what need not survive the pod and a persistent volume for what must. Where
#     it must be the node's directory choose one of the component's own below /var/lib, set type:
#     DirectoryOrCreate, and readOnly: true in all containers that do not write.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/agent}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/agent}}
package policies.pod.host_path_write

import data.policies.lib.hostpath

findings contains finding if {
	some container in input.workload.containers
	concerned := [mount |
		some mount in container.mounts
		mount.hostPath
		not mount.readOnly
		_unreported(mount.hostPath.holds)
	]
	count(concerned) > 0
	message := sprintf("can write to %s of the node", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_unreported(holds) if count(holds) == 0

# What only nodes of the control plane have is reported where there is one.
_unreported(holds) if {
	not input.workload.controlPlane
	count(holds) > 0
	every held in holds {
		held.kind in {"admin-kubeconfig", "etcd", "pki"}
		_elsewhere(held)
	}
}

_elsewhere(_) if input.cluster.nodes > 0

_elsewhere(held) if held.relation == "below"
