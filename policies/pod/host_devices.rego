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
	concerned := [mount | some mount in hostpath.showing(container, {"devices"}); not _single(mount)]
	count(concerned) > 0
	privileged := container.security.privileged
	found := hostpath.finding(
		input.workload, container,
		sprintf("sees the node's devices in %s%s", [hostpath.paths(concerned), _use[privileged]]),
		concerned,
	)
	finding := object.union({"severity": {true: "high", false: "low"}[privileged]}, found)
}

findings contains finding if {
	some container in hostpath.holders({"devices"})
	concerned := [mount | some mount in hostpath.showing(container, {"devices"}); _single(mount)]
	count(concerned) > 0
	message := sprintf("has single devices of the node: %s", [hostpath.paths(concerned)])
	finding := object.union({"severity": "low"}, hostpath.finding(input.workload, container, message, concerned))
}

# A part of /dev that is no disk and no memory.
_single(mount) if {
	some held in mount.hostPath.holds
	held.kind == "devices"
	held.relation == "above"
	not regex.match(`^/dev/(block|disk|mapper|mem|kmem|port|dm-\d+|(sd|vd|xvd|hd|nvme|md|loop|nbd|rbd|mmcblk)\w*)(/.*)?$`, mount.hostPath.path)
}

_use := {true: " and may open all of them", false: ", which its control group keeps it from opening"}
