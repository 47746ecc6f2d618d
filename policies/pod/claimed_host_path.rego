# METADATA
# title: Path of the node behind a claim
# description: |
#   The claim leads to a persistent volume that is a directory of the node (hostPath or local). Pod
#   Security admission only looks at the pod and lets it pass; whoever can create such volumes
#   mounts any path of any node into pods that look harmless. What the path itself gives, other
#   policies say.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Persistent volumes, types
#     ref: https://kubernetes.io/docs/concepts/storage/persistent-volumes/#types-of-persistent-volumes
#   - description: RBAC good practices, persistent volume creation
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation
# schemas:
#   - input: schema.workload
# custom:
#   id: claimed-host-path
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
#     With the right to create persistent volumes, make one with hostPath / and claimRef to a claim
#     of one's own: a pod in a namespace that enforces restricted then reads and writes the node.
#   needed: |
#     Local disks for databases, through a provisioner that confines them to one directory.
#   remediation: |
#     Let a provisioner for local disks create the volumes below one directory, on a file system of
#     its own; grant create on persistentvolumes to nobody else. A ValidatingAdmissionPolicy can
#     refuse hostPath volumes outside of that directory.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: PersistentVolume
#       metadata: {name: disk}
#       spec: {hostPath: {path: /srv/data}, claimRef: {namespace: kube-system, name: data}}
#       ---
#       apiVersion: v1
#       kind: PersistentVolumeClaim
#       metadata: {name: data, namespace: kube-system}
#       spec: {volumeName: disk}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: store, namespace: kube-system}
#       spec:
#         containers:
#         - {name: store, image: "registry.example/store:1", volumeMounts: [{name: data, mountPath: /data}]}
#         volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: store, namespace: kube-system}
#       spec:
#         containers:
#         - {name: store, image: "registry.example/store:1", volumeMounts: [{name: data, mountPath: /data}]}
#         volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]
package policies.pod.claimed_host_path

import data.policies.lib.hostpath

findings contains finding if {
	some container in input.workload.containers
	concerned := [mount | some mount in container.mounts; mount.hostPath.via != "hostPath"]
	count(concerned) > 0
	message := sprintf("reaches %s of the node through a claim", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
