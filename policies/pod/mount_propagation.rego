# METADATA
# title: Mounts of the container appear on the node
# description: |
#   With mountPropagation: Bidirectional whatever the container mounts below this path appears on
#   the node and in all containers that share it. A mount laid over the kubelet's or the system's
#   files replaces them.
# related_resources:
#   - description: Mount propagation
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#mount-propagation
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
# schemas:
#   - input: schema.workload
# custom:
#   id: mount-propagation
#   severity: high
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
#     mount --bind /evil /host/etc/cron.d over the node's own directory, or over another pod's
#     secrets below /var/lib/kubelet/pods: the node runs, and other containers read, what the
#     attacker wrote. The original files stay untouched, so nothing looks changed later.
#   needed: |
#     Storage drivers must mount volumes where the kubelet expects them; network plugins mount the
#     eBPF file system.
#   expected: [AWS EBS CSI driver, AWS EFS CSI driver, AWS FSx CSI driver, Azure Blob CSI driver,
#     Azure Disk CSI driver, Azure File CSI driver, Ceph CSI, democratic-csi, DigitalOcean CSI driver,
#     GCP Filestore CSI driver, GCP PD CSI driver, GCS FUSE CSI driver, JuiceFS CSI, Longhorn,
#     Mountpoint for S3 CSI driver, OpenEBS, Scaleway CSI driver, Secrets Store CSI driver, Trident,
#     vSphere CSI driver]
#   remediation: |
#     Use Bidirectional in the one container that mounts, on the narrowest path (the driver's
#     directory below plugins, and pods for a storage driver), and HostToContainer or None
#     everywhere else. Mount the eBPF file system in an init container.
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
#           - {name: host, mountPath: /host, mountPropagation: Bidirectional}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/kubelet}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: driver, namespace: kube-system}
#       spec:
#         containers:
#         - name: driver
#           image: registry.example/driver:1
#           volumeMounts:
#           - {name: host, mountPath: /host, mountPropagation: HostToContainer}
#         volumes:
#         - {name: host, hostPath: {path: /var/lib/kubelet/plugins/disk.example}}
package policies.pod.mount_propagation

import data.policies.lib.hostpath

findings contains finding if {
	some container in input.workload.containers
	appearing := [mount | some mount in container.mounts; mount.propagation == "Bidirectional"; mount.hostPath]
	count(appearing) > 0
	some severity in {"high", "low"}
	concerned := [mount | some mount in appearing; _severity(mount.hostPath) == severity]
	count(concerned) > 0
	message := sprintf("makes its mounts in %s appear on the node", [hostpath.paths(concerned)])
	found := hostpath.finding(input.workload, container, message, concerned)
	finding := object.union(object.union({"severity": severity}, found), {"latent": (found.latent | _refused(container))})
}

# Which paths are worth laying a mount over.
_severity(path) := "high" if {
	some held in path.holds
	not held.kind in _harmless
} else := "low"

_harmless := {"bpf", "cgroup", "harmless", "node-logs"}

_refused(container) := {"only a privileged container may mount"} if not container.security.privileged

_refused(container) := set() if container.security.privileged
