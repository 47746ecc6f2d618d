# METADATA
# title: Raw disk in a container
# description: |
#   The container gets the disk itself and not a file system on it. It reads what was deleted there,
#   by itself or by a tenant before it, and past all permissions of files; and what it writes the
#   node's kernel parses as soon as somebody mounts it.
# related_resources:
#   - description: Raw block volumes
#     ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#raw-block-volume-support
# schemas:
#   - input: schema.workload
# custom:
#   id: block-device
#   severity: medium
#   category: pod
#   subject: workload
#   grants: read-data
#   frameworks:
#     nsa: [pod security]
#     attack: [T1005, T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     strings on the device finds keys and records that no file holds any more. A crafted file
#     system on it attacks the kernel of the node that mounts the volume next.
#   needed: |
#     Storage systems that run in the cluster (Ceph, Longhorn) and databases that manage their own
#     disk.
#   remediation: |
#     Use volumeMode: Filesystem. Storage systems keep the device in the one container that serves
#     it, without an API token; wipe volumes when they are released (encryption with a key for each
#     does).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         volumes: [{name: disk, persistentVolumeClaim: {claimName: disk}}]
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeDevices: [{name: disk, devicePath: /dev/xvda}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         volumes: [{name: disk, persistentVolumeClaim: {claimName: disk}}]
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts: [{name: disk, mountPath: /data}]
package policies.pod.block_device

import data.policies.lib.containers

findings contains finding if {
	some container in input.workload.containers
	disks := [mount | some mount in container.mounts; mount.device]
	count(disks) > 0
	finding := containers.finding(
		input.workload, container,
		sprintf("holds the raw disks %s", [concat(", ", [mount.volume | some mount in disks])]),
		[containers.setting(container, mount.field, mount.mountPath) | some mount in disks],
		set(),
	)
}
