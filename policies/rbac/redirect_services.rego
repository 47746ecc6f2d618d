# METADATA
# title: Account can redirect the traffic of services
# description: |
#   A service with an external address, or a load balancer address in its status, draws the traffic
#   of all pods to that address (CVE-2020-8554, not fixed). Endpoints lead a service elsewhere: that
#   of a webhook, of an aggregated API, of the API server itself.
# related_resources:
#   - description: CVE-2020-8554
#     ref: https://github.com/kubernetes/kubernetes/issues/97076
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: redirect-services
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: intercept-traffic
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1557]
#     owasp: ["K05:2025"]
#   attack: |
#     kubectl patch service x --subresource=status with the address of another server as
#     loadBalancer.ingress: nodes then send its traffic to x.
#   needed: |
#     Load balancer controllers (services/status), controllers of endpoints.
#   remediation: |
#     Turn the admission plugin DenyServiceExternalIPs on. Grant services/status only to the load
#     balancer controller, on a Deployment, and endpoints in the namespaces it serves.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [services/status], verbs: [patch]}
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
#         - {apiGroups: [""], resources: [services], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.redirect_services

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[
		[{"patch", "update"}, "", {"services/status"}],
		[{"create", "patch", "update"}, "", {"services"}],
	]])
	message := sprintf("can draw the traffic for any external address to services %s", [worth.place(namespace)])
	finding := _finding(namespace, message, evidence, {""})
}

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[
		[{"create", "patch", "update"}, "", {"endpoints"}],
		[{"create", "patch", "update"}, "discovery.k8s.io", {"endpointslices"}],
	]])
	message := sprintf("can lead the traffic of services elsewhere %s", [worth.place(namespace)])
	finding := _finding(namespace, message, evidence, {"", "default", "kube-system"})
}

# The services kubernetes and kube-dns are everybody's.
_finding(namespace, message, evidence, wide) := object.union(
	{"severity": {true: "medium", false: "low"}[namespace in wide], "capability": {"namespace": namespace}},
	rbac.finding(input.identity, message, evidence),
)
