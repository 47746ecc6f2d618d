# METADATA
# title: Account can pull pods onto a node
# description: |
#   Who taints the other nodes with NoExecute drives their pods away, and the only node left is the
#   attacker's: the controllers start the pods there again, tokens included. Shrinking the capacity
#   of nodes in their status and removing pods does the same in two steps.
# related_resources:
#   - description: Taints and tolerations
#     ref: https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/
#   - description: Trampoline pods
#     ref: https://unit42.paloaltonetworks.com/kubernetes-privilege-escalation/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: steal-pods
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   grants: move-pods
#   frameworks:
#     cis: ["5.1.3"]
#     nsa: [least-privilege RBAC]
#     attack: [T1528, T1499]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl taint nodes --all x=y:NoExecute, without the own node: what powerful operator ran
#     elsewhere starts here, and the node holds its token.
#   needed: |
#     Autoscalers and node lifecycle controllers, as a Deployment on nodes of its own. An agent on
#     each node has no need to write the others.
#   remediation: |
#     Have a ValidatingAdmissionPolicy compare object.metadata.name with the node in the account's
#     token, request.userInfo.extra['authentication.kubernetes.io/node-name'][0]; or move the function
#     to a Deployment on control-plane nodes. Many vendors have a newer version without the right.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [nodes], verbs: [get, patch]}
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
#         - {apiGroups: [""], resources: [nodes], verbs: [get, list, watch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.steal_pods

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [[[{"patch", "update"}, "", {"nodes"}]]])[""]
	finding := rbac.restrictable(input.identity, "can drive pods from other nodes onto its own, by taints", evidence, {"nodes"})
}

findings contains finding if {
	not _taints
	evidence := rbac.where(input.identity, [
		[[{"patch", "update"}, "", {"nodes/status"}]],
		[
			[{"delete", "deletecollection"}, "", {"nodes", "pods"}],
			[{"create"}, "", {"pods/eviction"}],
			[{"patch", "update"}, "", {"pods", "pods/status"}],
		],
	])[""]
	message := "can drive pods from other nodes onto its own, by their capacity and by removing pods"
	finding := rbac.restrictable(input.identity, message, evidence, {"nodes/status"})
}

# Taints alone do it, where no admission policy keeps them to the account's own node.
_taints if {
	count(rbac.proofs(input.identity, {"patch", "update"}, "", "nodes")) > 0
	count(rbac.restrictions(input.identity, {"nodes"})) == 0
}
