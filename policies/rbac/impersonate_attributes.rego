# METADATA
# title: Account can forge attributes of an identity
# description: |
#   Extra attributes and the uid of a user decide nothing in RBAC, but admission policies trust
#   them: those that bind an agent to its own node compare the node name among the extra attributes.
#   It takes the right to impersonate somebody as well, be it the account itself. Constrained
#   impersonation acts as others for single verbs.
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
#     List the attributes that the proxy passes on as resources (userextras/scopes), none of
#     authentication.kubernetes.io, with their values in resourceNames; and name the users that may be
#     impersonated with them.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [authentication.k8s.io], resources: [userextras/authentication.kubernetes.io/node-name], verbs: [impersonate]}
#         - {apiGroups: [""], resources: [serviceaccounts], resourceNames: [agent], verbs: [impersonate]}
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
	count(_forged) > 0
	count(_named) > 0
	finding := object.union(
		{"severity": "medium"},
		rbac.finding(input.identity, "can forge the attributes that admission policies compare", _forged | _named),
	)
}

findings contains finding if {
	some i, grant in input.identity.grants
	some verb in grant.verbs
	verb in {"impersonate:arbitrary-node", "impersonate:serviceaccount", "impersonate:user-info"}
	_judged(i)
	prefix := sprintf("impersonate-on:%s:", [trim_prefix(verb, "impersonate:")])
	others := [other | some j, other in input.identity.grants; _judged(j); some v in other.verbs; startswith(v, prefix)]
	count(others) > 0
	evidence := {rbac.origin(input.identity, g, sprintf("%s [%s]", [concat(", ", g.resources), concat(", ", g.verbs)])) | some g in array.concat([grant], others)}
	finding := rbac.finding(input.identity, sprintf("can act as others (%s) for single verbs", [verb]), evidence)
}

# Each extra attribute is a subresource of userextras; that word alone is none.
_attributes := {"uids", "userextras/authentication.kubernetes.io/node-name"} | {resource |
	some resource, _ in input.identity.byResource
	startswith(resource, "userextras/")
}

_forged := {p | some attribute in _attributes; some p in rbac.proofs(input.identity, {"impersonate"}, "authentication.k8s.io", attribute)}

# A request with attributes must name a user or an account as well.
_named := {p |
	some resource in {"serviceaccounts", "users"}
	some grant in rbac.matching(input.identity, {"impersonate"}, "", resource)
	p := rbac.proof(input.identity, grant, {"impersonate"}, "", resource)
}

_judged(i) if {
	some places in input.identity.byResource
	i in places
}
