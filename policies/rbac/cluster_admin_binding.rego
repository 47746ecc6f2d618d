# METADATA
# title: Account is cluster-admin
# description: |
#   The account may do everything in the cluster, through the role cluster-admin or another that
#   allows all verbs on all resources. Whoever takes over one of its pods, or a node that runs one,
#   has the cluster.
# related_resources:
#   - description: RBAC good practices, least privilege
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#   - description: User-facing roles
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: cluster-admin-binding
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: cluster-admin
#   frameworks:
#     cis: ["5.1.1"]
#     nsa: [least-privilege RBAC]
#     attack: [T1098.006, T1078]
#     owasp: ["K02:2025"]
#   remediation: |
#     Bind a role with the rules that the component's documentation lists, and start from its
#     requests in the API server's audit log if there is no such list. An operator that installs
#     others' manifests runs under an account of its own, on nodes of its own, and impersonates a
#     narrower account for each tenant.
package policies.rbac.cluster_admin_binding

import data.policies.lib.rbac

findings contains finding if {
	evidence := {rbac.origin(input.identity, grant, "*/* [*]") | some grant in rbac.everything(input.identity)}
	count(evidence) > 0
	finding := rbac.finding(input.identity, "may do everything in the cluster", evidence)
}
