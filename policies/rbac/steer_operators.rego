# METADATA
# title: Account can make an operator act for it
# description: |
#   An operator does what its custom resources say, with its own permissions. Whoever writes them
#   needs none: applications and Helm releases bring any object into the cluster, workflows run pods
#   with any service account of their namespace, node configurations are root on nodes.
# related_resources:
#   - description: Operator pattern
#     ref: https://kubernetes.io/docs/concepts/extend-kubernetes/operator/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: steer-operators
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1072, T1098.006]
#     owasp: ["K02:2025"]
#   attack: |
#     Create an Application whose source is a repository of one's own, with a ClusterRoleBinding in
#     it: the operator applies it.
#   needed: |
#     User interfaces and tenants of the operator, in namespaces where its own rules bound them.
#   remediation: |
#     Bound the operator: AppProjects for Argo CD, --default-service-account and impersonation for
#     Flux, allow-lists of namespaces. Take the right to write the resources from whatever only
#     reads them.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: argocd-application-controller, namespace: argocd}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [argoproj.io], resources: [applications], verbs: [create]}
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
#         - {apiGroups: [argoproj.io], resources: [applications], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.steer_operators

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some deputy in input.identity.deputies
	some outcome in _outcomes(deputy)
	message := sprintf("writes %s, for which %s %s", [deputy.resource, deputy.operator, outcome.text])
	grant := input.identity.grants[deputy.grant]
	evidence := {rbac.origin(input.identity, grant, sprintf("%s [%s]", [deputy.resource, concat(", ", deputy.verbs)]))}
	finding := object.union({"severity": outcome.severity}, rbac.finding(input.identity, message, evidence))
}

_outcomes(deputy) := {{"severity": "critical", "text": sprintf("acts, which %s", [deputy.why])}} if {
	deputy.effect == "act"
	deputy.powerful
}

_outcomes(deputy) := {{"severity": "medium", "text": "acts"}} if {
	deputy.effect == "act"
	not deputy.powerful
}

_outcomes(deputy) := {{"severity": grade.severity, "text": sprintf("starts pods with any service account %s%s", [worth.place(namespace), grade.because])}} if {
	deputy.effect == "pods"
	namespace := input.identity.grants[deputy.grant].namespace
	grade := worth.pods(input.identity, namespace)
}

_outcomes(deputy) := {_effects[deputy.effect]} if not deputy.effect in {"act", "pods"}

_effects := {
	"nodes": {"severity": "high", "text": "changes nodes as root"},
	"admission": {"severity": "high", "text": "changes or admits what others create"},
	"cloud": {"severity": "high", "text": "changes permissions in the cloud"},
	"secrets": {"severity": "medium", "text": "fetches or writes secrets"},
	"traffic": {"severity": "medium", "text": "redirects or admits traffic"},
}
