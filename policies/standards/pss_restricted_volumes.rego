# METADATA
# title: Volume of a type that is not allowed
# description: |
#   Restricted allows only volumes that the API server guards: configMap, csi, downwardAPI, emptyDir,
#   ephemeral, image, persistentVolumeClaim, projected and secret. A volume without any source is
#   not allowed either, because it may be of a type that this program does not know.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Types of volumes
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#volume-types
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-restricted-volumes
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   attack: |
#     A volume that the kubelet mounts from a server or a path that the author of the pod names is
#     outside the API server's control: hostPath reads the node, nfs and iscsi reach servers of the
#     node's network, gitRepo ran hooks as root (CVE-2024-10220).
#   needed: |
#     Agents of the node (hostPath). Network storage is as well claimed through a
#     PersistentVolumeClaim, whose class an administrator has made.
#   remediation: |
#     Put the storage behind a PersistentVolumeClaim, so that the cluster's administrator and not the
#     pod decides what is mounted; replace gitRepo by an init container that clones into an emptyDir.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: data, mountPath: /data}]
#         volumes:
#         - name: data
#           nfs: {server: nfs.example, path: /export}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: data, mountPath: /data}]
#         volumes:
#         - name: data
#           persistentVolumeClaim: {claimName: agent}
package policies.standards.pss_restricted_volumes

findings contains finding if {
	some volume in input.workload.volumes
	every source in volume.sources {
		not source in _allowed
	}
	finding := {
		"message": sprintf("volume %s is of type %s", [volume.name, _types(volume)]),
		"evidence": [{"field": volume.field, "value": _types(volume)}],
	}
}

_types(volume) := concat(" and ", volume.sources) if count(volume.sources) > 0

_types(volume) := "unknown" if count(volume.sources) == 0

_allowed := {
	"configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "image", "persistentVolumeClaim", "projected",
	"secret",
}
