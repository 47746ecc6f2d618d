# METADATA
# title: Account can issue tokens of every service account
# description: |
#   The account asks the API server for a token of any service account, or of those that the rule
#   names, and acts as it. That is worth what the strongest of them may do: everything in
#   kube-system, where the controllers' accounts live.
# related_resources:
#   - description: RBAC good practices, token request
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request
#   - description: TokenRequest
#     ref: https://kubernetes.io/docs/reference/kubernetes-api/authentication-resources/token-request-v1/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: mint-tokens
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: mint-token
#   frameworks:
#     cis: ["5.1.13"]
#     nsa: [least-privilege RBAC]
#     attack: [T1528]
#     owasp: ["K02:2025", "K03:2025"]
#   attack: |
#     kubectl create token clusterrole-aggregation-controller -n kube-system prints a token of a
#     controller that may change all roles. No pod has to run as that account, and no secret has to
#     exist.
#   needed: |
#     Vault, external secrets and CSI drivers exchange tokens of named accounts for credentials
#     elsewhere. A volume driver gets those of the pods it serves from the kubelet.
#   remediation: |
#     Name the service accounts in resourceNames and bind the role in their namespace with a
#     RoleBinding. A volume driver gets the tokens of the pods it serves from the kubelet
#     (tokenRequests of its CSIDriver) and needs no such right.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: vault}
#       rules:
#       - {apiGroups: [""], resources: [serviceaccounts/token], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: vault}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: vault}
#       subjects: [{kind: ServiceAccount, name: vault, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: vault, namespace: shop}
#       rules:
#       - {apiGroups: [""], resources: [serviceaccounts/token], resourceNames: [deployer], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: vault, namespace: shop}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: vault}
#       subjects: [{kind: ServiceAccount, name: vault, namespace: kube-system}]
package policies.rbac.mint_tokens

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"create"}, "", {"serviceaccounts/token"}]]])
	grade := worth.accounts(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "can issue tokens of every service account", evidence, grade, "critical")
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"create"}, "", "serviceaccounts/token")
	finding := worth.named(input.identity, "can issue tokens of", hit, hit.leads.accounts, "critical")
}
