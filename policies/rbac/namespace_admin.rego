# METADATA
# title: Account may do everything in a namespace
# description: |
#   The account may do everything in one namespace: run pods as any account there, read every
#   secret, mint tokens. The namespace decides what that is worth: with a powerful account in it,
#   the cluster.
# related_resources:
#   - description: RBAC good practices
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: namespace-admin
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: run-pod
#   frameworks:
#     cis: ["5.1.1", "5.1.3"]
#     nsa: [least-privilege RBAC]
#     attack: [T1098.006, T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     Start a pod in the namespace with the strongest service account there, or with its secrets
#     mounted: kubectl run x -n NAMESPACE --image=… --overrides=…
#   needed: |
#     An installer of one namespace, as long as nothing powerful lives in it. Never in a system
#     namespace.
#   remediation: |
#     Bind a role with the resources that the component manages. Move powerful components to a
#     namespace of their own.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: ["*"], resources: ["*"], verbs: ["*"]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [configmaps], verbs: [get, list]}
#         - {apiGroups: [apps], resources: [deployments], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.namespace_admin

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace in {grant.namespace | some i in input.identity.everything; grant := input.identity.grants[i]}
	namespace != ""
	evidence := {rbac.origin(input.identity, grant, "*/* [*]") |
		some i in input.identity.everything
		grant := input.identity.grants[i]
		grant.namespace == namespace
	}
	count(rbac.everything(input.identity)) == 0
	grade := worth.pods(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "may do everything", evidence, grade, "critical")
}
