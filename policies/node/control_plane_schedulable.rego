# METADATA
# title: Control-plane node takes ordinary pods
# description: |
#   No taint keeps pods off this control-plane node. Whoever escapes from one of them finds the keys
#   of the cluster and etcd's data on its disk.
# related_resources:
#   - description: Taints and tolerations
#     ref: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
#   - description: Control-plane node isolation
#     ref: https://kubernetes.io/docs/setup/production-environment/tools/kubeadm/create-cluster-kubeadm/#control-plane-node-isolation
# schemas:
#   - input: schema.node
# custom:
#   id: control-plane-schedulable
#   severity: medium
#   category: node
#   subject: node
#   frameworks:
#     nsa: [control-plane hardening]
#     attack: [T1611]
#     owasp: ["K07:2025"]
#   attack: |
#     The attacker waits until the scheduler puts a pod of his on the control plane, or asks for it
#     with a nodeSelector, and escapes there: /etc/kubernetes/pki and etcd's data are on that disk,
#     so root on this node is cluster-admin.
#   needed: |
#     In clusters of one node, and in small ones whose control plane does the work too.
#   remediation: |
#     Put the taint back: kubectl taint nodes NAME node-role.kubernetes.io/control-plane:NoSchedule,
#     then evict what does not belong there. In a cluster of a single node accept the finding.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: cp-1, labels: {node-role.kubernetes.io/control-plane: ""}}
#     good: |
#       apiVersion: v1
#       kind: Node
#       metadata: {name: cp-1, labels: {node-role.kubernetes.io/control-plane: ""}}
#       spec:
#         taints: [{key: node-role.kubernetes.io/control-plane, effect: NoSchedule}]
package policies.node.control_plane_schedulable

findings contains finding if {
	input.node.controlPlane
	count(_guards) == 0
	finding := {
		"message": "is a control-plane node without a taint that keeps ordinary pods away",
		"evidence": [{"field": "spec.taints", "value": "none with effect NoSchedule or NoExecute"}],
		"mild": {"the cluster has no other nodes" | input.cluster.workers == 0},
	}
}

# Taints of node.kubernetes.io come and go with the node's condition.
_guards := [taint |
	some taint in input.node.taints
	taint.effect in {"NoExecute", "NoSchedule"}
	not startswith(taint.key, "node.kubernetes.io/")
]
