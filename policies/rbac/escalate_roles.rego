# METADATA
# title: Account can add permissions to cluster roles
# description: |
#   With the verb escalate the API server no longer checks that the writer of a role holds the
#   permissions in it. The account adds any rule to a role that is bound to it.
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
#   remediation: |
#     Take escalate away and give the account the permissions that it hands on; then the API server
#     lets it write exactly those. If it manages a fixed set of roles, name them in resourceNames of
#     the update and escalate rules.
package policies.rbac.escalate_roles

import data.policies.lib.rbac

findings contains finding if {
	escalate := rbac.proofs(input.identity, {"escalate"}, "rbac.authorization.k8s.io", "clusterroles")
	write := rbac.proofs(input.identity, {"patch", "update"}, "rbac.authorization.k8s.io", "clusterroles")
	count(escalate) > 0
	count(write) > 0
	finding := rbac.finding(input.identity, "can add any permission to cluster roles", escalate | write)
}
