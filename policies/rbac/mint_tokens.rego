# METADATA
# title: Account can issue tokens of every service account
# description: |
#   The account asks the API server for a token of any service account, those of the controllers in
#   kube-system included, and acts as it.
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
#   remediation: |
#     Name the service accounts in resourceNames and bind the role in their namespace with a
#     RoleBinding. A volume driver gets the tokens of the pods it serves from the kubelet
#     (tokenRequests of its CSIDriver) and needs no such right.
package policies.rbac.mint_tokens

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.proofs(input.identity, {"create"}, "", "serviceaccounts/token")
	count(evidence) > 0
	finding := rbac.finding(input.identity, "can issue tokens of every service account", evidence)
}
