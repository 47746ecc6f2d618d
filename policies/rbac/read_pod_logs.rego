# METADATA
# title: Account can read the logs of all pods
# description: |
#   Logs hold what programs print: requests, names, tokens of careless ones. Reading those of every
#   namespace is reading every tenant's.
# related_resources:
#   - description: Logging architecture
#     ref: https://kubernetes.io/docs/concepts/cluster-administration/logging/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: read-pod-logs
#   severity: low
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1552.001]
#     owasp: ["K10:2025"]
#   attack: |
#     kubectl logs -n NAMESPACE POD, and search for tokens.
#   needed: |
#     Log collectors without access to the node, dashboards.
#   remediation: |
#     Bind the role in the namespaces whose logs the component shows.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods/log], verbs: [get]}
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
#         - {apiGroups: [""], resources: [pods], verbs: [get]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.read_pod_logs

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	finding := rbac.finding(input.identity, "can read the logs of every pod", evidence)
}

_asks := [
	[{"get"}, "", {"pods/log"}],
]
