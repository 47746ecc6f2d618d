# METADATA
# title: Account can place pods on nodes of its choice
# description: |
#   Whoever binds a pod to a node is its scheduler: taints, affinity and reserved nodes no longer
#   count. Pods with valuable tokens land on a node that the attacker holds, or the attacker's pod
#   on a control-plane node.
# related_resources:
#   - description: Configure multiple schedulers
#     ref: https://kubernetes.io/docs/tasks/extend-kubernetes/configure-multiple-schedulers/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: place-pods
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: move-pods
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1610]
#     owasp: ["K02:2025"]
#   attack: |
#     Post a Binding for a waiting pod with the attacker's node as its target.
#   needed: |
#     Schedulers.
#   remediation: |
#     Run a second scheduler with a narrow role, on control-plane nodes, and only for pods that name
#     it.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods/binding], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods], verbs: [get, list, watch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.place_pods

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_asks])
	severity := {true: "medium", false: "low"}[namespace == ""]
	message := sprintf("can bind waiting pods to any node %s", [worth.place(namespace)])
	finding := object.union(
		{"severity": severity, "capability": {"namespace": namespace}},
		rbac.finding(input.identity, message, evidence),
	)
}

_asks := [
	[{"create"}, "", {"bindings", "pods/binding"}],
]
