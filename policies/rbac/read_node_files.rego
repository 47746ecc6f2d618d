# METADATA
# title: Account can read files and memory of nodes
# description: |
#   Through the kubelet the account reads log files of nodes, in which a process that may write
#   there can place links to other files; lists the pods of a node with what stands in their
#   specifications; or has a container's memory written to disk.
# related_resources:
#   - description: Kubelet authorization
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: read-node-files
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.10"]
#     nsa: [least-privilege RBAC]
#     attack: [T1552.001]
#     owasp: ["K02:2025", "K06:2025"]
#   attack: |
#     kubectl get --raw /api/v1/nodes/NODE/proxy/logs/ and a link in a container's log directory to
#     a file of the node.
#   needed: |
#     Log collectors that read through the kubelet; nodes/metrics and nodes/stats are enough for
#     metrics.
#   remediation: |
#     Grant nodes/metrics and nodes/stats for metrics. Collect logs from a read-only mount of
#     /var/log/pods, or turn the kubelet's log handler off (enableSystemLogHandler: false).
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [nodes/log], verbs: [get]}
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
#         - {apiGroups: [""], resources: [nodes/metrics], verbs: [get]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.read_node_files

import data.policies.lib.rbac

findings contains finding if {
	some message, ask in {
		"can read the log files of every node": [{"get"}, "", {"nodes/log"}],
		"can have the memory of any container written to disk": [{"create"}, "", {"nodes/checkpoint"}],
	}
	evidence := rbac.where(input.identity, [[ask]])[""]
	finding := rbac.finding(input.identity, message, evidence)
}

# What nodes/proxy is replaced by is worth little.
findings contains finding if {
	evidence := rbac.where(input.identity, [[[{"get"}, "", {"nodes/configz", "nodes/pods"}]]])[""]
	message := "can read what the kubelets know of pods and settings"
	finding := object.union({"severity": "low"}, rbac.finding(input.identity, message, evidence))
}
