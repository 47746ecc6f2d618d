# METADATA
# title: Account can lift the restrictions of a namespace
# description: |
#   The labels of a namespace choose its Pod Security level, and which webhooks and network policies
#   look at it. Whoever changes them may then run what was forbidden. A RoleBinding is enough for
#   the namespace itself. A new namespace has no restrictions at all.
# related_resources:
#   - description: RBAC good practices, namespace modification
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#namespace-modification
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: relabel-namespaces
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   grants: weaken-policy
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1562.001]
#     owasp: ["K02:2025", "K04:2025"]
#   attack: |
#     kubectl label namespace NAMESPACE pod-security.kubernetes.io/enforce=privileged --overwrite,
#     then start a privileged pod.
#   needed: |
#     Operators that provision namespaces for tenants.
#   remediation: |
#     Let an admission policy refuse changes of labels that begin with pod-security.kubernetes.io,
#     or name the namespaces in resourceNames.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [namespaces], verbs: [patch]}
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
#         - {apiGroups: [""], resources: [namespaces], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.relabel_namespaces

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_relabels])[""]
	finding := rbac.finding(input.identity, "can lift the restrictions of every namespace", evidence)
}

findings contains finding if {
	count(_everywhere) == 0
	some namespace, evidence in rbac.where(input.identity, [_relabels, _makers])
	message := sprintf("can lift the restrictions of namespace %s, and make pods there", [namespace])
	finding := object.union({"capability": {"namespace": namespace}}, rbac.finding(input.identity, message, evidence))
}

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_relabels])
	namespace != ""
	count(_everywhere) == 0
	not rbac.where(input.identity, [_relabels, _makers])[namespace]
	finding := object.union(
		{"severity": "low", "capability": {"namespace": namespace}},
		rbac.finding(input.identity, sprintf("can lift the restrictions of its namespace %s", [namespace]), evidence),
	)
}

findings contains finding if {
	not rbac.bundle(input.identity)
	count(_everywhere) == 0
	evidence := rbac.where(input.identity, [[[{"create"}, "", {"namespaces"}]], _work])[""]
	finding := object.union(
		{"severity": "medium"},
		rbac.finding(input.identity, "can work in a new namespace without restrictions", evidence),
	)
}

# A rule may name the namespace, where the account makes pods.
findings contains finding if {
	not rbac.bundle(input.identity)
	count(_everywhere) == 0
	some hit in rbac.named(input.identity, {"patch", "update"}, "", "namespaces")
	some name in hit.grant.resourceNames
	hit.grant.namespace in {"", name}
	made := {e | some place, evidence in rbac.where(input.identity, [_makers]); place in {"", name}; some e in evidence}
	count(made) > 0
	message := sprintf("can lift the restrictions of namespace %s, and make pods there", [name])
	finding := object.union({"capability": {"namespace": name}}, rbac.finding(input.identity, message, {hit.proof} | made))
}

_everywhere := rbac.proofs(input.identity, {"patch", "update"}, "", "namespaces")

_relabels := [[{"patch", "update"}, "", {"namespaces"}]]

_makers := [
	[{"create"}, "", {"pods"}],
	[{"create", "patch", "update"}, "apps", {"daemonsets", "deployments", "statefulsets"}],
	[{"create", "patch", "update"}, "batch", {"cronjobs"}],
	[{"create"}, "batch", {"jobs"}],
]

_work := [
	[{"create"}, "", {"pods"}],
	[{"create"}, "apps", {"deployments"}],
	[{"create"}, "rbac.authorization.k8s.io", {"rolebindings"}],
]
