# METADATA
# title: Account can stop any pod
# description: |
#   Deleting, evicting or scaling away pods stops the guards of a cluster: webhooks, policy engines,
#   log agents; taking their memory and processor time does nearly the same. It is also the half of
#   moving a pod to another node.
# related_resources:
#   - description: API-initiated eviction
#     ref: https://kubernetes.io/docs/concepts/scheduling-eviction/api-eviction/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: remove-pods
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: deny-service
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1562.001, T1489]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl -n NAMESPACE delete pod NAME, again and again, or kubectl scale
#     deployment/POLICY-ENGINE --replicas=0.
#   needed: |
#     Autoscalers, deschedulers and node drainers (eviction, which heeds disruption budgets); repair
#     controllers.
#   remediation: |
#     Grant pods/eviction instead of delete on pods; restrict the role to the namespaces that the
#     component serves.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods], verbs: [delete]}
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
#         - {apiGroups: [""], resources: [pods], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.remove_pods

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_asks])
	severity := {true: "medium", false: "low"}[namespace == ""]
	message := sprintf("can stop or starve pods %s", [worth.place(namespace)])
	finding := object.union(
		{"severity": severity, "capability": {"namespace": namespace}},
		rbac.finding(input.identity, message, evidence),
	)
}

_asks := [
	[{"delete", "deletecollection"}, "", {"pods"}],
	[{"create"}, "", {"pods/eviction"}],
	[{"patch", "update"}, "", {"pods/resize"}],
	[{"patch", "update"}, "apps", {"deployments/scale", "replicasets/scale", "statefulsets/scale"}],
	[{"delete", "deletecollection"}, "apps", {"daemonsets", "deployments", "statefulsets"}],
]
