# METADATA
# title: Account can bind cluster-admin to itself
# description: |
#   Whoever may bind a role need not hold its permissions. The account writes a ClusterRoleBinding
#   from itself to cluster-admin, or a RoleBinding that makes it the master of a namespace, which is
#   worth what lives there. The roles admin and edit, by name, are enough: in kube-system they start
#   pods as its controllers. Without bind the API server refuses it all, so the right to write
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
#   attack: |
#     kubectl create clusterrolebinding x --clusterrole cluster-admin --serviceaccount
#     kube-system:NAME with the account's token. The API server lets it, because bind stands for
#     holding the role; the account is cluster-admin from the next request on.
#   needed: |
#     Operators that install others' components bind the roles which those ship with (OLM, Tigera,
#     Rancher, Flux, multi-tenancy controllers). They know which roles, and can name them.
#   remediation: |
#     Name the roles that the account may bind in resourceNames of the bind rule, and keep strong
#     ones out of it (cluster-admin, admin, edit); replace the cluster-wide right to write bindings by
#     RoleBindings in the namespaces it serves.
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
	all := rbac.proofs(input.identity, {"bind"}, _group, "clusterroles")
	strong := _strong("clusterroles", "")
	write := rbac.proofs(input.identity, {"create", "patch", "update"}, _group, "clusterrolebindings")
	count(all) + count(strong) > 0
	count(write) > 0
	message := sprintf("can bind %s to itself everywhere", [_role(all, strong, "cluster-admin")])
	finding := rbac.finding(input.identity, message, ((all | write) | _proofs(strong)))
}

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [
		[[{"bind"}, _group, {"clusterroles", "roles"}]],
		[[{"create", "patch", "update"}, _group, {"rolebindings"}]],
	])
	finding := _inside(namespace, "any role", evidence)
}

findings contains finding if {
	some namespace, write in rbac.where(input.identity, [[[{"create", "patch", "update"}, _group, {"rolebindings"}]]])
	not rbac.where(input.identity, [[[{"bind"}, _group, {"clusterroles", "roles"}]]])[namespace]
	strong := array.concat(_strong("clusterroles", namespace), _strong("roles", namespace))
	count(strong) > 0
	finding := _inside(namespace, _role(set(), strong, ""), write | _proofs(strong))
}

_inside(namespace, role, evidence) := worth.bounded(
	input.identity, namespace, sprintf("can bind %s to itself", [role]), evidence,
	worth.pods(input.identity, namespace), "critical",
)

# Rules that let it bind a role by name that is as good as cluster-admin where it
# is bound.
_strong(resource, namespace) := [hit |
	some hit in rbac.named(input.identity, {"bind"}, _group, resource)
	hit.grant.namespace in {"", namespace}
	some ref in hit.leads.strong
	_gains(ref, hit.leads.own)
]

# A role of a namespace that the account is bound to already gives it nothing.
_gains(ref, own) if not ref in own

_gains(ref, _) if startswith(ref, "ClusterRole/")

_proofs(hits) := {hit.proof | some hit in hits}

_role(all, _, any_role) := any_role if count(all) > 0

_role(all, hits, _) := min({ref | some hit in hits; some ref in hit.leads.strong; _gains(ref, hit.leads.own)}) if count(all) == 0

_group := "rbac.authorization.k8s.io"
