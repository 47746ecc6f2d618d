# METADATA
# title: Account can destroy parts of the cluster
# description: |
#   Deleting namespaces, nodes or volumes takes everything in them along. An account that must not
#   lose its token to anybody.
# related_resources:
#   - description: RBAC good practices, workload creation
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: destroy-objects
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: deny-service
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1485]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl delete namespace NAMESPACE
#   needed: |
#     Autoscalers (nodes), provisioners (persistentvolumes), operators of tenants (namespaces), as
#     Deployments.
#   remediation: |
#     Restrict the rule by resourceNames or to namespaces, and keep the component off nodes with
#     untrusted pods. Back up what it may delete.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [namespaces], verbs: [delete]}
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
#         - {apiGroups: [""], resources: [namespaces], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.destroy_objects

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	kinds := {split(resource, "/")[0] | some resource in rbac.held(input.identity, _asks)}
	finding := rbac.finding(input.identity, sprintf("can delete %s at will", [concat(", ", kinds)]), evidence)
}

_asks := [
	[{"delete", "deletecollection"}, "", {"namespaces", "nodes", "persistentvolumeclaims", "persistentvolumes"}],
	[{"update"}, "", {"namespaces/finalize"}],
]
