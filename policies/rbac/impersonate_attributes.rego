# METADATA
# title: Account can forge attributes of an identity
# description: |
#   Extra attributes and the uid of a user decide nothing in RBAC, but admission policies trust
#   them: those that bind an agent to its own node compare the node name among the extra attributes.
#   Constrained impersonation acts as others for single verbs.
# related_resources:
#   - description: User impersonation
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/user-impersonation/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: impersonate-attributes
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.8"]
#     nsa: [least-privilege RBAC]
#     attack: [T1550.001]
#     owasp: ["K02:2025"]
#   attack: |
#     Send requests with Impersonate-Extra-authentication.kubernetes.io/node-name set to another
#     node, past the admission policy that keeps an agent on its own.
#   needed: |
#     An authenticating proxy that passes on who its users are.
#   remediation: |
#     Name the attributes in resourceNames, without authentication.kubernetes.io/*, and restrict the
#     users that may be impersonated with them.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [authentication.k8s.io], resources: [userextras], verbs: [impersonate]}
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
#         - {apiGroups: [authentication.k8s.io], resources: [tokenreviews], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.impersonate_attributes

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [[[{"impersonate"}, "authentication.k8s.io", {"uids", "userextras"}]]])[""]
	finding := object.union(
		{"severity": "medium"},
		rbac.finding(input.identity, "can forge the attributes that admission policies compare", evidence),
	)
}

findings contains finding if {
	some i, grant in input.identity.grants
	some verb in grant.verbs
	verb in {"impersonate:arbitrary-node", "impersonate:serviceaccount", "impersonate:user-info"}
	_judged(i)
	others := [other | some j, other in input.identity.grants; _judged(j); some v in other.verbs; startswith(v, "impersonate-on:")]
	count(others) > 0
	evidence := {rbac.origin(input.identity, g, sprintf("%s [%s]", [concat(", ", g.resources), concat(", ", g.verbs)])) | some g in array.concat([grant], others)}
	finding := rbac.finding(input.identity, sprintf("can act as others (%s) for single verbs", [verb]), evidence)
}

_judged(i) if {
	some places in input.identity.byResource
	i in places
}
