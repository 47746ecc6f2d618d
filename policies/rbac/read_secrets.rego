# METADATA
# title: Account can read the secrets of a namespace
# description: |
#   list and watch return the content of secrets, and so does deletecollection; with get alone their
#   names must be known. What that is worth depends on who keeps secrets there: the token of a
#   powerful account, the credentials of system components, or only its own.
# related_resources:
#   - description: RBAC good practices, listing secrets
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: read-secrets
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: read-secrets
#   frameworks:
#     cis: ["5.1.2"]
#     nsa: [least-privilege RBAC]
#     attack: [T1552.007]
#     owasp: ["K02:2025", "K03:2025"]
#   attack: |
#     kubectl -n NAMESPACE get secrets -o yaml
#   needed: |
#     Controllers that serve a namespace's workloads, with the names of the secrets where they know
#     them.
#   remediation: |
#     Name the secrets in resourceNames, with get only; list and watch cannot be restricted so. Move
#     what else is secret there to another namespace.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [secrets], verbs: [get, list]}
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
#         - {apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [agent-tls]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.read_secrets

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"deletecollection", "get", "list", "watch"}, "", {"secrets"}]]])
	namespace != ""
	grade := worth.secrets(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "can read the secrets", evidence, grade, "critical")
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"get", "list", "patch", "update", "watch"}, "", "secrets")
	finding := worth.named(input.identity, "can read the token of", hit, hit.leads.tokens, "critical")
}
