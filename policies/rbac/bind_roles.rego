# METADATA
# title: Account can bind cluster-admin to itself
# description: |
#   Whoever may bind a role need not hold its permissions. The account writes a ClusterRoleBinding
#   from itself to cluster-admin, or a RoleBinding that makes it the master of a namespace, which is
#   worth what lives there. Without bind the API server refuses that, so the right to write bindings
#   alone is not reported here.
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
#   attack: |
#     kubectl create clusterrolebinding x --clusterrole cluster-admin --serviceaccount
#     kube-system:NAME with the account's token. The API server lets it, because bind stands for
#     holding the role; the account is cluster-admin from the next request on.
#   needed: |
#     Operators that install others' components bind the roles which those ship with (OLM, Tigera,
#     Rancher, Flux, multi-tenancy controllers). They know which roles, and can name them.
#   remediation: |
#     Name the roles that the account may bind in resourceNames of the bind rule, and keep strong
#     ones out of it; replace the cluster-wide right to write bindings by RoleBindings in the
#     namespaces it serves.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: operator}
#       rules:
#       - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [bind]}
#       - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterrolebindings], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: operator}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operator}
#       subjects: [{kind: ServiceAccount, name: operator, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: operator}
#       rules:
#       - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], resourceNames: [tenant-view], verbs: [bind]}
#       - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: operator}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operator}
#       subjects: [{kind: ServiceAccount, name: operator, namespace: kube-system}]
package policies.rbac.bind_roles

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	bind := rbac.proofs(input.identity, {"bind"}, _group, "clusterroles") | _strong("clusterroles", "")
	write := rbac.proofs(input.identity, {"create", "patch", "update"}, _group, "clusterrolebindings")
	count(bind) > 0
	count(write) > 0
	finding := rbac.finding(input.identity, "can bind cluster-admin to itself", bind | write)
}

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [
		[[{"bind"}, _group, {"clusterroles", "roles"}]],
		[[{"create", "patch", "update"}, _group, {"rolebindings"}]],
	])
	finding := _inside(namespace, evidence)
}

findings contains finding if {
	some namespace, write in rbac.where(input.identity, [[[{"create", "patch", "update"}, _group, {"rolebindings"}]]])
	bind := _strong("clusterroles", namespace) | _strong("roles", namespace)
	count(bind) > 0
	finding := _inside(namespace, write | bind)
}

_inside(namespace, evidence) := worth.bounded(input.identity, namespace, "can bind any role to itself", evidence, worth.pods(input.identity, namespace), "critical")

# Rules that let it bind a role by name that is as good as cluster-admin.
_strong(resource, namespace) := {hit.proof |
	some hit in rbac.named(input.identity, {"bind"}, _group, resource)
	hit.grant.namespace in {"", namespace}
	count(hit.leads.strong) > 0
}

_group := "rbac.authorization.k8s.io"
