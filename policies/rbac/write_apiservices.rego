# METADATA
# title: Account can answer in the place of an API
# description: |
#   An APIService sends all requests for a group to a server of one's choice: it sees who asks and
#   what, answers as it likes, and has the API server vouch for it.
# related_resources:
#   - description: API aggregation layer
#     ref: https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/apiserver-aggregation/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-apiservices
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   grants: intercept-traffic
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1557]
#     owasp: ["K02:2025", "K06:2025"]
#   attack: |
#     Register v1.GROUP with one's own service and a lower groupPriorityMinimum, and read the
#     requests.
#   needed: |
#     Installers of aggregated API servers; the injector of their CA bundles.
#   remediation: |
#     Let the installer create the APIService and have the CA bundle injected by one trusted
#     controller; name the APIService in resourceNames.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [update]}
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
#         - {apiGroups: [apiregistration.k8s.io], resources: [apiservices], verbs: [update], resourceNames: [v1beta1.metrics.k8s.io]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_apiservices

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	finding := rbac.finding(input.identity, "can answer for any API group", evidence)
}

_asks := [
	[{"create", "patch", "update"}, "apiregistration.k8s.io", {"apiservices"}],
]
