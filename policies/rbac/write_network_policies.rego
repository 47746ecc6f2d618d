# METADATA
# title: Account can open the network
# description: |
#   Network policies are what separates tenants and keeps pods from the metadata service of the
#   cloud. Whoever writes or deletes them opens the way; an Ingress leads strangers to a service, or
#   configures the controller that serves it.
# related_resources:
#   - description: Network policies
#     ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-network-policies
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: weaken-policy
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1562.004]
#     owasp: ["K05:2025"]
#   attack: |
#     kubectl -n NAMESPACE delete networkpolicy --all
#   needed: |
#     Operators that create policies for what they manage, in its namespaces.
#   remediation: |
#     Bind the role in the namespaces that the component manages; leave cluster-wide policies to
#     administrators.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [delete]}
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
#         - {apiGroups: [networking.k8s.io], resources: [networkpolicies], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_network_policies

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[
		{"create", "delete", "deletecollection", "patch", "update"},
		"networking.k8s.io", {"networkpolicies"},
	]]])
	finding := object.union(
		{"severity": _severity[namespace == ""], "capability": {"namespace": namespace}},
		rbac.finding(input.identity, sprintf("can change network policies %s", [worth.place(namespace)]), evidence),
	)
}

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"create", "patch", "update"}, "networking.k8s.io", {"ingresses"}]]])
	finding := object.union(
		{"severity": _severity[namespace == ""], "capability": null},
		rbac.finding(input.identity, sprintf("can change ingresses %s", [worth.place(namespace)]), evidence),
	)
}

_severity := {true: "medium", false: "low"}
