# METADATA
# title: Account can have the API server connect elsewhere
# description: |
#   For logs and streams the API server connects to the address and port that a node's status names,
#   and shows its own client certificate there. Whoever writes that status and opens a stream to a
#   pod of the node chooses where it connects, at any time.
# related_resources:
#   - description: Communication between nodes and the control plane
#     ref: https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: redirect-streams
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   grants: intercept-traffic
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1557]
#     owasp: ["K02:2025"]
#   attack: |
#     Patch status.addresses and status.daemonEndpoints of a node, then kubectl exec into a pod there:
#     the API server connects to that address, beyond what network policies let a pod reach, and
#     believes the answer unless --kubelet-certificate-authority is set.
#   needed: |
#     Never together: node agents patch conditions, operators run programs in pods.
#   remediation: |
#     Take away patch and update on nodes/status, or have an admission policy compare the node with
#     the one in the account's token. Set --kubelet-certificate-authority of the API server.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [nodes/status], verbs: [patch]}
#         - {apiGroups: [""], resources: [pods/exec], verbs: [create]}
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
#         - {apiGroups: [""], resources: [nodes/status], verbs: [patch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.redirect_streams

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [
		[[{"patch", "update"}, "", {"nodes/status"}]],
		[[{"create"}, "", {"pods/attach", "pods/exec", "pods/portforward"}]],
	])
	message := sprintf("can have the API server connect to any host, through streams to pods %s", [worth.place(namespace)])
	finding := object.union(
		{"capability": {"namespace": namespace}},
		rbac.restrictable(input.identity, message, evidence, {"nodes/status"}),
	)
}
