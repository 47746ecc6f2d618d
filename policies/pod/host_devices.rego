# METADATA
# title: Devices of the node
# description: |
#   The container sees the node's devices. In a privileged container that includes the disks:
#   whoever opens one reads and writes all files of the node. In others the control group of the
#   container decides which devices open, usually none of these.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Privileged containers
#     ref: https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/#privileged-containers
#   - description: Device plugins
#     ref: https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/device-plugins/
# schemas:
#   - input: schema.workload
# custom:
#   id: host-devices
#   severity: high
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   attack: |
#     In a privileged container debugfs -w /dev/nvme0n1p1 reads any file of the node and plants
#     others, past all mounts; dd if=/dev/mem or a look into another volume's disk shows what
#     tenants believe their own.
#   needed: |
#     Storage drivers that format and mount disks; GPU and network device plugins enumerate devices.
#   remediation: |
#     Ask for single devices through a device plugin or dynamic resource allocation, or mount just
#     the one (/dev/fuse, /dev/net/tun). A storage driver keeps /dev in the one container that
#     formats disks, and that container serves nothing but the driver's socket.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: driver, namespace: kube-system}
#       spec:
#         containers:
#         - name: driver
#           image: registry.example/driver:1
#           securityContext: {privileged: true}
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /dev}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: driver, namespace: kube-system}
#       spec:
#         containers:
#         - name: driver
#           image: registry.example/driver:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /dev/fuse}}
package policies.pod.host_devices

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"devices"})
	concerned := hostpath.showing(container, {"devices"})
	count(concerned) > 0
	found := hostpath.finding(
		input.workload, container,
		sprintf("sees the node's devices in %s%s", [hostpath.paths(concerned), _use[container.security.privileged]]),
		concerned,
	)
	finding := object.union(found, {"severity": _severity[container.security.privileged]})
}

_severity := {true: "high", false: "low"}

_use := {true: " and may open all of them", false: ", which its control group keeps it from opening"}
