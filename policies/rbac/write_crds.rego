# METADATA
# title: Account can change custom resource definitions
# description: |
#   The conversion webhook of a definition sees and rewrites each object of its kind; deleting a
#   definition deletes all objects of it: storage, certificates, policies, whole clusters.
# related_resources:
#   - description: Versions of custom resources
#     ref: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#webhook-conversion
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-crds
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   grants: read-data
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1557, T1485]
#     owasp: ["K02:2025"]
#   attack: |
#     Point spec.conversion of a definition at a service of one's own, and read or change each
#     object.
#   needed: |
#     Operators that install and upgrade their own definitions.
#   remediation: |
#     Install definitions with the component's manifests, or name them in resourceNames of the
#     update and patch rules.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [patch]}
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
#         - {apiGroups: [apiextensions.k8s.io], resources: [customresourcedefinitions], verbs: [patch], resourceNames: [agents.example.com]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_crds

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	finding := rbac.finding(input.identity, "can rewrite or delete custom resources through their definitions", evidence)
}

_asks := [
	[{"delete", "deletecollection", "patch", "update"}, "apiextensions.k8s.io", {"customresourcedefinitions"}],
]
