# METADATA
# title: Account can act as anybody
# description: |
#   Impersonation lets a request be made in the name of another user, group or service account, up to
#   the group system:masters, which may do everything. Groups alone do not work: the request must
#   name a user too.
# related_resources:
#   - description: RBAC good practices, impersonate verb
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb
#   - description: User impersonation
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#user-impersonation
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: impersonate
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: impersonate
#   frameworks:
#     cis: ["5.1.8"]
#     nsa: [least-privilege RBAC]
#     attack: [T1550.001, T1078]
#     owasp: ["K02:2025"]
#   remediation: |
#     Name the users, groups or service accounts that the component really acts for in resourceNames.
#     A proxy that acts for logged-in people restricts groups to those of the people, without
#     system:masters.
package policies.rbac.impersonate

import data.policies.lib.rbac

findings contains finding if {
	who := rbac.proofs(input.identity, {"impersonate"}, "", "users") | rbac.proofs(input.identity, {"impersonate"}, "", "serviceaccounts")
	count(who) > 0
	groups := rbac.proofs(input.identity, {"impersonate"}, "", "groups")
	finding := rbac.finding(input.identity, "can act as anybody", who | groups)
}
