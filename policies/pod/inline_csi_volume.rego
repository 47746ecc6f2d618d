# METADATA
# title: Volume whose driver is told by the pod
# description: |
#   An inline CSI volume hands the attributes that the pod's author writes to a driver that runs as
#   root on the node, past storage classes, quotas and claims. What a driver makes of them is its
#   own affair; some accept paths, servers and options of mounts.
# related_resources:
#   - description: Ephemeral volumes, CSI
#     ref: https://kubernetes.io/docs/concepts/storage/ephemeral-volumes/#csi-driver-restrictions
# schemas:
#   - input: schema.workload
# custom:
#   id: inline-csi-volume
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     Ask a file-share driver for a server of one's own with mount options that bring set-user-ID
#     programs and device nodes along, or a secrets driver for another application's object.
#   needed: |
#     Drivers that bring secrets or certificates (secrets-store.csi.k8s.io, csi.cert-manager.io) are
#     made for this.
#   remediation: |
#     Use a claim of a storage class. Label the CSIDriver with
#     security.kubernetes.io/csi-ephemeral-volume-profile: privileged, so that Pod Security keeps it
#     out of restricted namespaces, unless it is one of secrets or certificates.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         volumes: [{name: share, csi: {driver: share.example}}]
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: share, mountPath: /data}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         volumes: [{name: share, persistentVolumeClaim: {claimName: share}}]
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: share, mountPath: /data}]
package policies.pod.inline_csi_volume

import data.policies.lib.containers

findings contains finding if {
	inline := [volume |
		some volume in input.workload.volumes
		volume.type == "csi"
		not volume.source in _harmless
	]
	count(inline) > 0
	finding := {
		"message": sprintf("tells the drivers %s what to mount", [concat(", ", {volume.source | some volume in inline})]),
		"evidence": [{"field": sprintf("%s.csi.driver", [volume.field]), "value": volume.source} | some volume in inline],
		"mild": containers.mild(input.workload),
	}
}

# Drivers that bring secrets or certificates, and nothing from elsewhere.
_harmless := {
	"csi.cert-manager.io", "csi.sharedresource.openshift.io", "csi.spiffe.io", "secrets-store.csi.k8s.io",
	"spiffe.csi.cert-manager.io",
}
