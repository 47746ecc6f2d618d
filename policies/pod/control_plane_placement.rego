# METADATA
# title: Pods beside the control plane
# description: |
#   A control-plane node runs the pod, or would: it tolerates the taint that keeps others away.
#   Whoever escapes from it there finds the keys of the cluster's authorities and etcd's data on the
#   same disk, so what is high elsewhere is the cluster here.
# related_resources:
#   - description: Taints and tolerations
#     ref: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
# schemas:
#   - input: schema.workload
# custom:
#   id: control-plane-placement
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     nsa: [control-plane hardening]
#     attack: [T1611]
#     owasp: ["K01:2025", "K06:2025"]
#   attack: |
#     Wait in the one replica that runs beside the API server. Through a shared kernel, a mounted
#     path or the node's network reach /etc/kubernetes/pki/ca.key or etcd on 127.0.0.1:2379.
#   needed: |
#     Agents that every node needs (network, storage, metrics, security); controllers of the cloud
#     that must start before any worker does.
#   remediation: |
#     Remove the toleration from what need not run there; name the taints that are meant instead of
#     operator: Exists without a key. For agents on all nodes fix their other findings first.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: cp, labels: {node-role.kubernetes.io/control-plane: ""}}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         nodeName: cp
#         tolerations: [{operator: Exists}]
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: cp, labels: {node-role.kubernetes.io/control-plane: ""}}
#       ---
#       apiVersion: v1
#       kind: Node
#       metadata: {name: worker}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         nodeName: worker
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.pod.control_plane_placement

import data.policies.lib.containers

findings contains finding if {
	input.workload.class != "control-plane"
	_placed
	finding := {
		"message": sprintf("%s on control-plane nodes%s", [_verb, _beside]),
		"evidence": _evidence,
		"mild": containers.mild(input.workload),
	}
}

_placed if input.workload.controlPlane

# Without nodes to go by the toleration tells.
_placed if {
	input.cluster.nodes == 0
	count(_admitting) > 0
}

_verb := "runs" if not input.workload.template

_verb := "would run" if input.workload.template

_beside := sprintf(", %d nodes in all", [input.workload.nodes]) if input.workload.nodes > 1

_beside := ", 1 node in all" if input.workload.nodes == 1

_beside := "" if input.workload.nodes == 0

_evidence := [{"field": toleration.field, "value": _text(toleration)} | some toleration in _admitting] if {
	count(_admitting) > 0
}

_evidence := [{"field": "spec.tolerations", "value": "none is needed: no taint keeps pods away"}] if {
	count(_admitting) == 0
}

_admitting := [toleration |
	some toleration in input.workload.tolerations
	toleration.effect in {"", "NoSchedule"}
	_admits(toleration)
]

_admits(toleration) if {
	toleration.key == ""
	toleration.operator == "Exists"
}

_admits(toleration) if {
	toleration.key in {"node-role.kubernetes.io/control-plane", "node-role.kubernetes.io/master"}
}

_text(toleration) := "tolerates all taints" if toleration.key == ""

_text(toleration) := toleration.key if toleration.key != ""
