# METADATA
# title: Account can hand on its permissions
# description: |
#   The account writes bindings or roles without the verbs bind and escalate. The API server then
#   lets it give away only what it holds itself: no gain of power, but a way to stay, by binding the
#   same to another user or group.
# related_resources:
#   - description: Privilege escalation prevention
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: delegate-permissions
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.8"]
#     nsa: [least-privilege RBAC]
#     attack: [T1098.006]
#     owasp: ["K02:2025"]
#   attack: |
#     Create a binding of a role that holds no more than the account itself to a user of one's own:
#     access that outlives the pod and its token.
#   needed: |
#     Installers and operators that create accounts for the components they manage.
#   remediation: |
#     Let whoever installs the component create the bindings, and take the right away from the
#     running account. Where an operator needs it, restrict it to the namespaces that it manages.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [create]}
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
#         - {apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.delegate_permissions

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[
		[{"create", "patch", "update"}, _group, {"clusterrolebindings", "rolebindings"}],
		[{"create", "patch", "update"}, _group, {"clusterroles", "roles"}],
	]])
	not _more[namespace]
	severity := {true: "medium", false: "low"}[namespace == ""]
	message := sprintf("can give what it holds to others %s", [worth.place(namespace)])
	finding := object.union({"severity": severity}, rbac.finding(input.identity, message, evidence))
}

# Where the account can give itself more than it holds, other policies say so.
_more := {namespace |
	some namespace, _ in rbac.where(input.identity, [[[{"bind", "escalate"}, _group, {"clusterroles", "roles"}]]])
} | {hit.grant.namespace |
	some resource in {"clusterroles", "roles"}
	some hit in rbac.named(input.identity, {"bind"}, _group, resource)
	some ref in hit.leads.strong
	not ref in hit.leads.own
}

_group := "rbac.authorization.k8s.io"
