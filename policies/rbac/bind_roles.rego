# METADATA
# title: Account can bind cluster-admin to itself
# description: |
#   Whoever may bind a role need not hold its permissions. The account writes a ClusterRoleBinding
#   from itself to cluster-admin. Without bind the API server refuses that, so the right to write
#   bindings alone is not reported here.
# related_resources:
#   - description: RBAC good practices, bind verb
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb
#   - description: Restrictions on role binding creation or update
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#restrictions-on-role-binding-creation-or-update
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: bind-roles
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: bind-roles
#   frameworks:
#     cis: ["5.1.8"]
#     nsa: [least-privilege RBAC]
#     attack: [T1098.006]
#     owasp: ["K02:2025"]
#   remediation: |
#     Name the roles that the account may bind in resourceNames of the bind rule, and keep strong
#     ones out of it; replace the cluster-wide right to write bindings by RoleBindings in the
#     namespaces it serves.
package policies.rbac.bind_roles

import data.policies.lib.rbac

findings contains finding if {
	bind := rbac.proofs(input.identity, {"bind"}, _group, "clusterroles") | rbac.named_proofs(input.identity, {"bind"}, _group, "clusterroles", {"cluster-admin"})
	write := rbac.proofs(input.identity, {"create", "patch", "update"}, _group, "clusterrolebindings")
	count(bind) > 0
	count(write) > 0
	finding := rbac.finding(input.identity, "can bind cluster-admin to itself", bind | write)
}

_group := "rbac.authorization.k8s.io"
