# METADATA
# title: Files of other containers
# description: |
#   The container can read what other containers on the node hold in their file systems, and the
#   runtime's records of them with all environment variables: passwords, keys, and data that nobody
#   else was meant to see.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Unsecured credentials in files
#     ref: https://attack.mitre.org/techniques/T1552/001/
# schemas:
#   - input: schema.workload
# custom:
#   id: container-files-read
#   severity: medium
#   category: pod
#   subject: workload
#   grants: read-data
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     jq .Config.Env /var/lib/docker/containers/*/config.v2.json, or the process.env of each
#     config.json below /run/containerd: database passwords of all pods on the node. Root file
#     systems below overlay2 and io.containerd.snapshotter hold the rest.
#   needed: |
#     Image scanners and forensic tools. Log agents on Docker, which keeps logs there; containerd
#     and CRI-O keep them in /var/log/pods.
#   remediation: |
#     Read logs from /var/log/pods, and images from the registry instead of the node. With Docker
#     mount only the log files' directory and set readOnly, and move secrets out of environment
#     variables into files.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: scanner, namespace: kube-system}
#       spec:
#         containers:
#         - name: scanner
#           image: registry.example/scanner:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/containerd}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: scanner, namespace: kube-system}
#       spec:
#         containers:
#         - name: scanner
#           image: registry.example/scanner:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /var/log/pods}}
package policies.pod.container_files_read

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"container-filesystems"})
	concerned := [mount | some mount in hostpath.showing(container, {"container-filesystems"}); mount.readOnly]
	count(concerned) > 0
	message := sprintf("can read the files of other containers in %s", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
