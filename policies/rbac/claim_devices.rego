# METADATA
# title: Account can hand out the devices of nodes
# description: |
#   Resource slices and device classes say which devices there are, and claims who has them. Whoever
#   writes them takes the devices of others, or has a driver change containers.
# related_resources:
#   - description: Dynamic resource allocation
#     ref: https://kubernetes.io/docs/concepts/scheduling-eviction/dynamic-resource-allocation/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: claim-devices
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1611]
#     owasp: ["K02:2025"]
#   attack: |
#     Change the allocation in the status of a claim to the device of another tenant.
#   needed: |
#     Drivers of devices, for the slices of their own node; an admission policy binds them to it.
#   remediation: |
#     Use the verbs associated-node:update and associated-node:patch, and the admission policy that
#     compares the node name in the token with that of the slice.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [resource.k8s.io], resources: [resourceslices], verbs: [create, patch]}
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
#         - {apiGroups: [resource.k8s.io], resources: [resourceslices], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.claim_devices

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	message := sprintf("can change which devices pods get, through %s", [concat(", ", rbac.held(input.identity, _asks))])
	finding := rbac.finding(input.identity, message, evidence)
}

_asks := [
	[{"create", "patch", "update"}, "resource.k8s.io", {"deviceclasses", "resourceslices"}],
	[{"patch", "update"}, "resource.k8s.io", {"resourceclaims/binding", "resourceclaims/driver", "resourceclaims/status"}],
	[{"arbitrary-node:patch", "arbitrary-node:update"}, "resource.k8s.io", {"resourceclaims/binding", "resourceclaims/driver"}],
]
