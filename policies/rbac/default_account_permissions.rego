# METADATA
# title: The default service account holds permissions
# description: |
#   Every pod that names no service account runs as the one called default. What it may do, all of
#   them may, also those that somebody adds later.
# related_resources:
#   - description: Default service accounts
#     ref: https://kubernetes.io/docs/concepts/security/service-accounts/#default-service-accounts
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: default-account-permissions
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.5"]
#     nsa: [least-privilege RBAC]
#     attack: [T1528, T1078.001]
#     owasp: ["K02:2025"]
#   attack: |
#     Take over any pod of the namespace that names no service account, and use its token.
#   needed: |
#     Never: a component that needs permissions has an account of its own.
#   remediation: |
#     Create a service account for the component that needs the permissions, bind the role to it,
#     and set automountServiceAccountToken: false on the default one.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods], verbs: [patch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: default, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods], verbs: [patch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.default_account_permissions

import data.policies.lib.rbac

findings contains finding if {
	input.identity.kind == "ServiceAccount"
	input.identity.name == "default"
	writes := _evidence(_writes)
	count(writes) > 0
	finding := rbac.finding(input.identity, "lets every pod without an account of its own change objects", writes)
}

findings contains finding if {
	input.identity.kind == "ServiceAccount"
	input.identity.name == "default"
	count(_writes) == 0
	reads := _evidence(_judged)
	count(reads) > 0
	finding := object.union(
		{"severity": "low"},
		rbac.finding(input.identity, "lets every pod without an account of its own read objects", reads),
	)
}

_judged := {i | some places in input.identity.byResource; some i in places} | {i | some i in input.identity.everything}

_writes := {i | some i in _judged; count({verb | some verb in input.identity.grants[i].verbs; not verb in {"get", "list", "watch"}}) > 0}

_evidence(places) := {rbac.origin(input.identity, grant, sprintf("%s [%s]", [concat(", ", grant.resources), concat(", ", grant.verbs)])) |
	some i in places
	grant := input.identity.grants[i]
}
