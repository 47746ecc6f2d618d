# METADATA
# title: Account can have Kubernetes write tokens into secrets
# description: |
#   A secret of type kubernetes.io/service-account-token is filled with a token of the account that
#   its annotation names, and that token never expires. Whoever creates such a secret and reads it,
#   or anything in the namespace that its own writes answer with, is that account.
# related_resources:
#   - description: RBAC good practices, listing secrets
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
#   - description: Service account token secrets
#     ref: https://kubernetes.io/docs/concepts/configuration/secret/#serviceaccount-token-secrets
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: token-secrets
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   grants: mint-token
#   frameworks:
#     cis: ["5.1.2", "5.1.13"]
#     nsa: [least-privilege RBAC]
#     attack: [T1528]
#     owasp: ["K02:2025", "K03:2025"]
#   attack: |
#     Create a secret of type kubernetes.io/service-account-token with the annotation
#     kubernetes.io/service-account.name: NAME, then read its key token.
#   needed: |
#     Controllers that manage secrets of the namespaces they serve. The right to create secrets
#     cannot be restricted by name.
#   remediation: |
#     Keep the secrets that the component manages in a namespace without powerful service accounts,
#     and bind the role there with a RoleBinding. An admission policy can refuse secrets of type
#     kubernetes.io/service-account-token.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [secrets], verbs: [create, get]}
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
#         - {apiGroups: [""], resources: [secrets], verbs: [get], resourceNames: [agent-tls]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.token_secrets

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [
		[[{"create"}, "", {"secrets"}]],
		[[{"deletecollection", "get", "list", "patch", "update", "watch"}, "", {"secrets"}]],
	])
	grade := worth.accounts(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "can create token secrets and read them", evidence, grade, "critical")
}
