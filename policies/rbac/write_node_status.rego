# METADATA
# title: Account can forge the state of nodes
# description: |
#   Conditions in the status of a node become taints that drive its pods away; its addresses say
#   where the API server connects for logs and exec. A node that does not exist draws pods and
#   answers for its kubelet.
# related_resources:
#   - description: Node status
#     ref: https://kubernetes.io/docs/reference/node/node-status/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-node-status
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: intercept-traffic
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1557, T1499]
#     owasp: ["K02:2025"]
#   attack: |
#     Patch the addresses in a node's status to a host that one controls, and wait for somebody's
#     kubectl exec.
#   needed: |
#     CNI agents that set the NetworkUnavailable condition; node problem detectors.
#   remediation: |
#     Bind the agent to its own node with a ValidatingAdmissionPolicy that compares
#     object.metadata.name with the node in its token,
#     request.userInfo.extra['authentication.kubernetes.io/node-name'][0], or let a central controller
#     write the status.
#   examples:
#     bad: |
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
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [nodes], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_node_status

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [[
		[{"patch", "update"}, "", {"nodes/status"}],
		[{"create"}, "", {"nodes"}],
	]])[""]
	finding := rbac.restrictable(input.identity, "can forge the state of any node", evidence, _restrictable)
}

# An admission policy about changes does not bound the creation of nodes.
_restrictable := {resource |
	count(rbac.proofs(input.identity, {"create"}, "", "nodes")) == 0
	resource := "nodes/status"
}
