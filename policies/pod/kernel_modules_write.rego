# METADATA
# title: Kernel modules can be planted
# description: |
#   The container can write where the kernel of the node looks for its modules. A module that is
#   planted there is loaded when the node boots, or when something asks for a device or protocol
#   that it claims to serve, and is then part of the kernel.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: modprobe(8)
#     ref: https://man7.org/linux/man-pages/man8/modprobe.8.html
# schemas:
#   - input: schema.workload
# custom:
#   id: kernel-modules-write
#   severity: medium
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     Replace the module of a rarely used protocol in /lib/modules/$(uname -r) and open a socket of
#     that protocol: the kernel loads it by itself. Signed modules and lockdown mode prevent it,
#     where they are on.
#   needed: |
#     Hardly ever: agents that build a module for the node's kernel keep it elsewhere and load it by
#     path.
#   remediation: |
#     Set readOnly: true; programs that only load modules read them. Build modules into the node
#     image, or in an init container that ends.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: network, namespace: kube-system}
#       spec:
#         containers:
#         - name: network
#           image: registry.example/network:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /lib/modules}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: network, namespace: kube-system}
#       spec:
#         containers:
#         - name: network
#           image: registry.example/network:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /lib/modules}}
package policies.pod.kernel_modules_write

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.changing(container, _kinds)
	count(concerned) > 0
	message := sprintf("can plant kernel modules in %s", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_kinds := {"kernel-modules"}
