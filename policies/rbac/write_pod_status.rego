# METADATA
# title: Account can forge the state of pods
# description: |
#   A write to the status of a pod may also change its labels: it leaves its ReplicaSet, which
#   replaces it, or joins another Service. Its address in the status becomes an endpoint of the
#   services that select it.
# related_resources:
#   - description: Pod readiness gates
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-readiness-gate
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-pod-status
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: intercept-traffic
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1557]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl patch pod NAME --subresource=status with podIP of one's own pod: the service sends its
#     traffic there.
#   needed: |
#     Network plugins that add conditions or readiness gates.
#   remediation: |
#     Bind the agent to the pods of its own node with a ValidatingAdmissionPolicy that compares
#     object.spec.nodeName with the node in its token,
#     request.userInfo.extra['authentication.kubernetes.io/node-name'][0].
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods/status], verbs: [patch]}
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
#         - {apiGroups: [""], resources: [pods], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_pod_status

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_asks])
	severity := {true: "medium", false: "low"}[namespace == ""]
	message := sprintf("can forge the state of pods, their labels included %s", [worth.place(namespace)])
	finding := object.union(
		{"severity": severity, "capability": {"namespace": namespace}},
		rbac.finding(input.identity, message, evidence),
	)
}

_asks := [
	[{"patch", "update"}, "", {"pods/status"}],
]
