# METADATA
# title: Path of the node that no container mounts
# description: |
#   The pod declares a volume of the node's file system that none of its containers uses. It is one
#   ephemeral container away from being used, and it makes the pod fail the Pod Security Standards
#   for nothing.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Ephemeral containers
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
# schemas:
#   - input: schema.workload
# custom:
#   id: unmounted-host-path
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     With the right to add ephemeral containers to pods, and none to create pods, add one that
#     mounts the declared volume: admission has already accepted it.
#   needed: |
#     Never: what nothing mounts nothing needs.
#   remediation: |
#     Delete the volume from the pod's template. In charts this is often a switch that takes the
#     mount away and leaves the volume.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         volumes:
#         - {name: host, hostPath: {path: /boot}}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /boot}}
package policies.pod.unmounted_host_path

import data.policies.lib.containers

findings contains finding if {
	unused := [volume | some volume in input.workload.volumes; volume.hostPath; not volume.mounted]
	count(unused) > 0
	finding := {
		"message": sprintf("declares %s of the node, which no container mounts", [concat(", ", _paths(unused))]),
		"evidence": [{"field": volume.field, "value": volume.hostPath.path} | some volume in unused],
		"mild": containers.mild(input.workload),
	}
}

_paths(volumes) := {volume.hostPath.path | some volume in volumes}
