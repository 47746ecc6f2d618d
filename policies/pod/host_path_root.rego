# METADATA
# title: Mount of the node's whole file system
# description: |
#   Everything on the node lies below this mount: the tokens and secrets of all its pods, the
#   kubelet's credentials, and the socket of the container runtime, which answers on a read-only
#   mount too. It is root on the node; on a control-plane node it is the cluster. A read-only mount
#   is moreover writable where other file systems are mounted below it, unless recursiveReadOnly is
#   set.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Recursive read-only mounts
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#recursive-read-only-mounts
# schemas:
#   - input: schema.workload
# custom:
#   id: host-path-root
#   severity: critical
#   category: pod
#   subject: workload
#   grants: node-root
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   remediation: |
#     Mount only the directories that the program reads, each read-only with recursiveReadOnly:
#     Enabled: /proc and /sys for metrics, /var/log/pods for logs. If disk usage of the root file
#     system is all it wants, mount an empty directory of that file system instead.
package policies.pod.host_path_root

import data.policies.lib.containers
import data.policies.lib.hostpath

findings contains finding if {
	some container in containers.linux(input.workload)
	concerned := [mount | some mount in hostpath.mounts(container); mount.hostPath.path == "/"]
	count(concerned) > 0
	ways := concat(" and ", {hostpath.access(mount) | some mount in concerned})
	message := sprintf("mounts the root directory of the node, %s", [ways])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
