# METADATA
# title: Account can keep pods from starting
# description: |
#   A quota of zero, or a limit range that no pod meets, keeps the pods of a namespace from starting
#   again once they stop.
# related_resources:
#   - description: Resource quotas
#     ref: https://kubernetes.io/docs/concepts/policy/resource-quotas/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-quotas
#   severity: low
#   category: rbac
#   subject: serviceaccount
#   grants: deny-service
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1499]
#     owasp: ["K02:2025"]
#   attack: |
#     Create a ResourceQuota with pods: 0 in kube-system and wait for the next restart.
#   needed: |
#     Operators that provision namespaces for tenants.
#   remediation: |
#     Bind the role with RoleBindings in the namespaces that the operator provisions, none of them a
#     system namespace.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [resourcequotas], verbs: [create]}
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
#         - {apiGroups: [""], resources: [resourcequotas], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_quotas

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_asks])
	namespace in {"", "kube-system"}
	finding := object.union(
		{"capability": {"namespace": namespace}},
		rbac.finding(input.identity, sprintf("can set quotas and limits %s", [worth.place(namespace)]), evidence),
	)
}

_asks := [
	[{"create", "patch", "update"}, "", {"limitranges", "resourcequotas"}],
]
