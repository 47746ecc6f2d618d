# METADATA
# title: Binding to something that does not exist
# description: |
#   A binding outlives what it names. Whoever may create a service account of that name, in a
#   namespace where this is allowed, inherits the permissions; a role of that name takes effect for
#   all subjects at once.
# related_resources:
#   - description: RBAC good practices, periodic review
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
# schemas:
#   - input: schema.cluster
# custom:
#   id: dangling-binding
#   severity: medium
#   category: cluster
#   subject: cluster
#   frameworks:
#     cis: ["5.1.1"]
#     nsa: [least-privilege RBAC]
#     attack: [T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl create serviceaccount NAME -n NAMESPACE and a pod that runs as it: whoever may do
#     that, in a namespace that is his, has the permissions of a component that is long gone. Where
#     the role is missing, whoever may create roles fills it for all who are bound.
#   needed: |
#     Only for moments, while a component is installed or removed.
#   remediation: |
#     Delete the bindings that an uninstalled component left behind (kubectl delete
#     clusterrolebinding NAME, or rolebinding NAME -n NAMESPACE). If the component still exists,
#     correct the name or the namespace of the subject.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: gone}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
#       subjects: [{kind: ServiceAccount, name: gone, namespace: kube-system}]
#       ---
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: default, namespace: kube-system}
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#       ---
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: agent, namespace: kube-system}
package policies.cluster.dangling_binding

findings contains finding if {
	accounts := [binding | some binding in _changeable; count(binding.missingSubjects) > 0]
	count(accounts) > 0
	finding := {
		"message": sprintf("bindings to service accounts that do not exist: %d", [count(accounts)]),
		"evidence": {{"object": binding.binding, "field": subject.field, "value": value} |
			some binding in accounts
			some subject in binding.missingSubjects
			value := sprintf("ServiceAccount/%s/%s, role %s", [subject.namespace, subject.name, binding.role])
		},
	}
}

findings contains finding if {
	roles := [binding | some binding in _changeable; binding.roleMissing]
	count(roles) > 0
	finding := {
		"severity": "low",
		"message": sprintf("bindings to roles that do not exist: %d", [count(roles)]),
		"evidence": {{"object": binding.binding, "field": "roleRef", "value": binding.role} | some binding in roles},
	}
}

# The API server restores its own bindings, whose accounts most clusters lack.
_changeable := [binding |
	some binding in input.bindings
	parts := split(binding.binding, "/")
	not startswith(parts[count(parts) - 1], "system:")
]
