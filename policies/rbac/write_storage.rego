# METADATA
# title: Account can change how storage is provided
# description: |
#   Storage classes choose provisioners and their parameters; attachments put a disk on another
#   node; a CSIDriver decides which tokens of pods the driver is given; snapshots copy a volume that
#   holds secrets.
# related_resources:
#   - description: CSIDriver
#     ref: https://kubernetes.io/docs/reference/kubernetes-api/config-and-storage-resources/csi-driver-v1/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-storage
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1552]
#     owasp: ["K02:2025"]
#   attack: |
#     Add tokenRequests to a CSIDriver whose socket one answers: the kubelet hands over the tokens
#     of pods that use it.
#   needed: |
#     CSI attachers (volumeattachments) and snapshotters (volumesnapshotcontents), as Deployments.
#   remediation: |
#     Split driver and sidecars: node plugins need none of it. Let whoever installs the driver
#     create its CSIDriver and storage classes.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [storage.k8s.io], resources: [csidrivers], verbs: [patch]}
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
#         - {apiGroups: [storage.k8s.io], resources: [csidrivers], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_storage

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	message := sprintf("can change %s", [concat(", ", rbac.held(input.identity, _asks))])
	finding := rbac.finding(input.identity, message, evidence)
}

_asks := [
	[{"create", "patch", "update"}, "storage.k8s.io", {"csidrivers", "storageclasses", "volumeattachments"}],
	[{"create", "patch", "update"}, "snapshot.storage.k8s.io", {"volumesnapshotcontents"}],
]
