# METADATA
# title: Account can make an operator act for it
# description: |
#   An operator does what its custom resources say, with its own permissions. Whoever writes them
#   needs none: applications and Helm releases bring any object into the cluster, node configurations
#   are root on nodes, policies change what others create.
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
#   grants: steer-operator
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

findings contains finding if {
	some deputy in input.identity.deputies
	outcome := _outcome(deputy)
	message := sprintf("writes %s, for which %s %s", [deputy.resource, deputy.operator, outcome.text])
	finding := object.union(
		{"severity": outcome.severity, "capability": outcome.capability},
		rbac.finding(input.identity, message, {rbac.steering(input.identity, deputy)}),
	)
}

_outcome(deputy) := {"severity": "critical", "text": sprintf("acts, which %s", [deputy.why]), "capability": _account(deputy)} if {
	deputy.effect == "act"
	deputy.powerful
}

_outcome(deputy) := {"severity": "medium", "text": "acts", "capability": _account(deputy)} if {
	deputy.effect == "act"
	not deputy.powerful
}

_outcome(deputy) := object.union({"capability": null}, _effects[_effect(deputy)])

# Features of nodes become their labels and taints, and nothing else.
_effect(deputy) := "labels" if startswith(deputy.resource, "nfd.k8s-sigs.io/")

_effect(deputy) := deputy.effect if not startswith(deputy.resource, "nfd.k8s-sigs.io/")

_account(deputy) := {"namespace": parts[0], "names": [parts[1]]} if parts := split(deputy.operator, "/")

# Those that start pods are another policy's.
_effects := {
	"nodes": {"severity": "high", "text": "changes nodes as root"},
	"admission": {"severity": "high", "text": "changes or admits what others create"},
	"cloud": {"severity": "high", "text": "changes permissions in the cloud"},
	"labels": {"severity": "medium", "text": "labels and taints nodes"},
	"secrets": {"severity": "medium", "text": "fetches or writes secrets"},
	"traffic": {"severity": "medium", "text": "redirects or admits traffic"},
}
