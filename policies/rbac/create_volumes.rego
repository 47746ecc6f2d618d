# METADATA
# title: Account can make volumes of any path of a node
# description: |
#   A PersistentVolume may be a path of a node, which Pod Security admission does not see: a claim
#   and a harmless pod mount it. With an existing volume the account takes a disk that another
#   tenant has released.
# related_resources:
#   - description: RBAC good practices, persistent volumes
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: create-volumes
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   frameworks:
#     cis: ["5.1.9"]
#     nsa: [least-privilege RBAC]
#     attack: [T1611]
#     owasp: ["K02:2025"]
#   attack: |
#     Create a PersistentVolume with hostPath: {path: /}, a claim with its volumeName, and a pod
#     that mounts the claim.
#   needed: |
#     CSI provisioners, on a Deployment.
#   remediation: |
#     Run the provisioner as a Deployment on nodes without untrusted pods. An admission policy can
#     refuse PersistentVolumes with hostPath or local from its account.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [persistentvolumes], verbs: [create]}
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
#         - {apiGroups: [""], resources: [persistentvolumes], verbs: [get, list, watch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.create_volumes

import data.policies.lib.rbac

findings contains finding if {
	evidence := {e | some found in _all; some e in found}
	count(evidence) > 0
	finding := rbac.finding(input.identity, "can mount any path of a node, through a volume made for it", evidence)
}

findings contains finding if {
	count(_all) == 0
	evidence := rbac.where(input.identity, [_creates])[""]
	message := "can make volumes of any path of a node, for whoever may create claims and pods"
	finding := object.union({"severity": "medium"}, rbac.finding(input.identity, message, evidence))
}

findings contains finding if {
	count(rbac.proofs(input.identity, {"create"}, "", "persistentvolumes")) == 0
	evidence := rbac.where(input.identity, [[[{"patch", "update"}, "", {"persistentvolumes"}]]])[""]
	message := "can hand released volumes to another claim"
	finding := object.union({"severity": "low"}, rbac.finding(input.identity, message, evidence))
}

_all := rbac.where(input.identity, [
	_creates,
	[[{"create"}, "", {"persistentvolumeclaims"}]],
	[[{"create"}, "", {"pods"}], [{"create", "patch", "update"}, "apps", {"daemonsets", "deployments", "statefulsets"}]],
])

_creates := [[{"create"}, "", {"persistentvolumes"}]]
