# METADATA
# title: Account can take over leadership
# description: |
#   Leases say which replica of a controller leads, and which nodes are alive. Whoever writes those
#   of all namespaces stops controllers, and has nodes counted as dead or alive.
# related_resources:
#   - description: Leases
#     ref: https://kubernetes.io/docs/concepts/architecture/leases/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: forge-leases
#   severity: low
#   category: rbac
#   subject: serviceaccount
#   grants: deny-service
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1499]
#     owasp: ["K02:2025"]
#   attack: |
#     Renew the lease of kube-controller-manager under a name of one's own: no controller works any
#     more.
#   needed: |
#     Every controller, for one lease in its own namespace.
#   remediation: |
#     Bind the rule on leases with a RoleBinding in the component's namespace, and name its lease in
#     resourceNames.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [update]}
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
#         - {apiGroups: [coordination.k8s.io], resources: [leases], verbs: [update], resourceNames: [agent]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.forge_leases

import data.policies.lib.rbac

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_asks])
	finding := rbac.finding(input.identity, sprintf("can take any lease: %s", [_meaning[namespace]]), evidence)
}

# Elsewhere a lease is one component's own affair.
_meaning := {
	"": "the leadership of controllers, the heartbeat of nodes",
	"kube-node-lease": "the heartbeat of nodes",
	"kube-system": "the leadership of the controllers in kube-system",
}

_asks := [
	[{"delete", "deletecollection", "patch", "update"}, "coordination.k8s.io", {"leases"}],
]
