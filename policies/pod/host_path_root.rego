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
#   attack: |
#     chroot /host is a shell of the node if the mount is writable. If it is read-only, the attacker
#     talks to /host/run/containerd/containerd.sock, or reads the tokens below
#     /host/var/lib/kubelet/pods and goes on as the most powerful pod of the node.
#   needed: |
#     Never as a whole. Node exporters and inventory agents mount it read-only for the usage of
#     disks, which a mount of the single file systems shows too.
#   remediation: |
#     Mount only the directories that the program reads, each read-only with recursiveReadOnly:
#     Enabled: /proc and /sys for metrics, /var/log/pods for logs. If disk usage of the root file
#     system is all it wants, mount an empty directory of that file system instead.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: node-exporter, namespace: kube-system}
#       spec:
#         containers:
#         - name: node-exporter
#           image: registry.example/node-exporter:1
#           volumeMounts:
#           - {name: root, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: root, hostPath: {path: /}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: node-exporter, namespace: kube-system}
#       spec:
#         containers:
#         - name: node-exporter
#           image: registry.example/node-exporter:1
#           volumeMounts:
#           - {name: proc, mountPath: /host/proc, readOnly: true}
#           - {name: sys, mountPath: /host/sys, readOnly: true}
#         volumes:
#         - {name: proc, hostPath: {path: /proc}}
#         - {name: sys, hostPath: {path: /sys}}
package policies.pod.host_path_root

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"root"})
	concerned := hostpath.showing(container, {"root"})
	count(concerned) > 0
	ways := concat(" and ", {hostpath.access(mount) | some mount in concerned})
	message := sprintf("mounts the root directory of the node, %s", [ways])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
