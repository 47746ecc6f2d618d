# METADATA
# title: Everybody holds permissions
# description: |
#   A binding to the groups that every account, or every visitor without a name, is in gives each
#   pod of the cluster the permission, and each that will ever be. The API server's own bindings for
#   discovery are not meant.
# related_resources:
#   - description: Anonymous requests
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: everyone-permissions
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.1"]
#     nsa: [least-privilege RBAC]
#     attack: [T1078.001, T1190]
#     owasp: ["K02:2025"]
#   attack: |
#     Use the token of any pod, or none at all: curl -k https://SERVER/api/v1/….
#   needed: |
#     Discovery and public information only, which the API server binds itself.
#   remediation: |
#     Delete the binding and bind the role to the accounts that need it. Nothing but health checks
#     needs anonymous requests: restrict them to /livez and /readyz (anonymous.conditions in the API
#     server's AuthenticationConfiguration).
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: Group, name: "system:authenticated", apiGroup: rbac.authorization.k8s.io}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.everyone_permissions

import data.policies.lib.rbac

findings contains finding if {
	input.identity.everyone
	rules := _evidence(_judged)
	count(rules) > 0
	finding := object.union(
		{"severity": _severities[_anonymous][_rank]},
		rbac.finding(input.identity, sprintf("lets %s %s", [_who, _does[count(_writes) > 0]]), rules),
	)
}

_severities := {true: ["critical", "high", "medium"], false: ["high", "medium", "low"]}

# What holds everywhere and for all objects counts more than one object, or a URL.
_rank := 0 if {
	some i in _writes
	_wide(input.identity.grants[i])
} else := 1 if {
	count(_writes) > 0
} else := 1 if {
	some i in _objects_judged
	_wide(input.identity.grants[i])
} else := 2

_wide(grant) if {
	grant.namespace == ""
	rbac.unnamed(grant)
}

_does := {true: "act on objects", false: "read objects"}

default _anonymous := false

_anonymous if input.identity.name in {"system:anonymous", "system:unauthenticated"}

_who := "anybody, even without a name," if _anonymous

_who := sprintf("every service account of %s", [trim_prefix(input.identity.name, "system:serviceaccounts:")]) if startswith(input.identity.name, "system:serviceaccounts:")

_who := "every account" if {
	not _anonymous
	not startswith(input.identity.name, "system:serviceaccounts:")
}

_objects_judged := ({i | some places in input.identity.byResource; some i in places} | {i | some i in input.identity.everything}) - _public

# kubeadm publishes the address and the CA of the API server, signed for whoever
# is about to join.
_public := {i |
	some i in input.identity.byResource.configmaps
	grant := input.identity.grants[i]
	grant.namespace == "kube-public"
	grant.resources == ["configmaps"]
	grant.resourceNames == ["cluster-info"]
	_reads(grant)
}

_judged := _objects_judged | {i | some places in input.identity.byURL; some i in places}

_writes := {i | some i in _judged; not _reads(input.identity.grants[i])}

_reads(grant) if {
	every verb in grant.verbs { verb in {"get", "list", "watch"} }
}

_evidence(places) := {rbac.origin(input.identity, grant, sprintf("%s [%s]", [concat(", ", _objects(grant)), concat(", ", grant.verbs)])) |
	some i in places
	grant := input.identity.grants[i]
}

_objects(grant) := grant.resources if grant.resources

_objects(grant) := grant.nonResourceURLs if not grant.resources
