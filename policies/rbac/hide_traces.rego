# METADATA
# title: Account can delete events or slow down others
# description: |
#   Events are what many notice an intrusion by. Flow schemas decide whose requests to the API
#   server are answered, those of security tools among them.
# related_resources:
#   - description: API priority and fairness
#     ref: https://kubernetes.io/docs/concepts/cluster-administration/flow-control/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: hide-traces
#   severity: low
#   category: rbac
#   subject: serviceaccount
#   grants: weaken-policy
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1070]
#     owasp: ["K10:2025"]
#   attack: |
#     kubectl delete events -A --field-selector involvedObject.name=POD
#   needed: |
#     Nothing: events expire by themselves.
#   remediation: |
#     Grant create and patch on events, and nothing else. Leave flow schemas and priority levels to
#     administrators; a component that needs one of its own ships it with its manifests.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [events], verbs: [create, delete]}
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
#         - {apiGroups: [""], resources: [events], verbs: [create, patch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.hide_traces

import data.policies.lib.rbac

findings contains finding if {
	some message, asks in _asks
	evidence := rbac.where(input.identity, [asks])[""]
	finding := rbac.finding(input.identity, message, evidence)
}

_asks := {
	"can delete events": [
		[{"delete", "deletecollection"}, "", {"events"}],
		[{"delete", "deletecollection"}, "events.k8s.io", {"events"}],
	],
	"can starve other clients of the API server": [
		[{"create", "delete", "patch", "update"}, "flowcontrol.apiserver.k8s.io", {"flowschemas", "prioritylevelconfigurations"}],
	],
}
