# METADATA
# title: Account can add permissions to cluster roles
# description: |
#   With the verb escalate the API server no longer checks that the writer of a role holds the
#   permissions in it. The account adds any rule to a role that is bound to it; in a Role, that
#   reaches as far as the namespace.
# related_resources:
#   - description: RBAC good practices, escalate verb
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb
#   - description: Privilege escalation prevention
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: escalate-roles
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: escalate-roles
#   frameworks:
#     cis: ["5.1.8"]
#     nsa: [least-privilege RBAC]
#     attack: [T1098.006]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl patch clusterrole ROLE --type json -p
#     '[{"op":"add","path":"/rules/-","value":{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}}]'
#     on a role that is bound to the account itself makes it cluster-admin.
#   needed: |
#     Kubernetes' own clusterrole-aggregation-controller, and operators that write roles for others
#     whose content they cannot know.
#   remediation: |
#     Take escalate away and give the account the permissions that it hands on; then the API server
#     lets it write exactly those. If it manages a fixed set of roles, name them in resourceNames of
#     the update and escalate rules.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: operator}
#       rules:
#       - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [update, escalate]}
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
#       - {apiGroups: [rbac.authorization.k8s.io], resources: [clusterroles], verbs: [update]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: operator}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: operator}
#       subjects: [{kind: ServiceAccount, name: operator, namespace: kube-system}]
package policies.rbac.escalate_roles

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	escalate := rbac.proofs(input.identity, {"escalate"}, _group, "clusterroles")
	write := rbac.proofs(input.identity, {"patch", "update"}, _group, "clusterroles") | _own({"patch", "update"}, "clusterroles", "")
	count(escalate) > 0
	count(write) > 0
	finding := rbac.finding(input.identity, "can add any permission to cluster roles", escalate | write)
}

findings contains finding if {
	escalate := _own({"escalate"}, "clusterroles", "")
	write := rbac.proofs(input.identity, {"patch", "update"}, _group, "clusterroles") | _own({"patch", "update"}, "clusterroles", "")
	count(escalate) > 0
	count(write) > 0
	finding := rbac.finding(input.identity, "can add any permission to a role of its own", escalate | write)
}

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [
		[[{"escalate"}, _group, {"roles"}]],
		[[{"patch", "update"}, _group, {"roles"}]],
	])
	finding := worth.bounded(input.identity, namespace, "can add any permission to roles", evidence, worth.pods(input.identity, namespace), "critical")
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"escalate"}, _group, "roles")
	namespace := hit.grant.namespace
	write := _own({"patch", "update"}, "roles", namespace)
	count(hit.leads.own) > 0
	count(write) > 0
	evidence := {hit.proof} | write
	finding := worth.bounded(input.identity, namespace, "can add any permission to a role of its own", evidence, worth.pods(input.identity, namespace), "critical")
}

# Rules about roles by name that the account itself is bound to.
_own(verbs, resource, namespace) := {hit.proof |
	some hit in rbac.named(input.identity, verbs, _group, resource)
	hit.grant.namespace == namespace
	count(hit.leads.own) > 0
}

_group := "rbac.authorization.k8s.io"
