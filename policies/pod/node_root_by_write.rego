# METADATA
# title: Writable path of the node that gives root
# description: |
#   The container can write to a place from which root on the node runs programs or reads its
#   settings: cron jobs and services, system programs and libraries, network plugins, the kubelet's
#   configuration and static pods, logins, or the file systems of other containers. What is planted
#   there runs as root on the node.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: CVE-2023-27593, CNI binaries replaced through a writable mount
#     ref: https://nvd.nist.gov/vuln/detail/CVE-2023-27593
# schemas:
#   - input: schema.workload
# custom:
#   id: node-root-by-write
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
#     Set readOnly: true on the mount. If something must be installed on the node (a network plugin,
#     a volume driver), do it in an init container that ends, mounting only the last directory
#     (/opt/cni/bin, not /opt), and let the long-running containers have it read-only or not at all.
package policies.pod.node_root_by_write

import data.policies.lib.containers
import data.policies.lib.hostpath
import data.policies.lib.nodefiles

findings contains finding if {
	some container in containers.linux(input.workload)
	concerned := [mount | some mount in hostpath.mounts(container); count(_gives(mount)) > 0]
	count(concerned) > 0
	message := sprintf("can write to %s of the node: %s", [
		hostpath.paths(concerned),
		concat(", ", {kind | some mount in concerned; some kind in _gives(mount)}),
	])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

# The root directory has a policy of its own.
_gives(mount) := {kind |
	not mount.readOnly
	mount.hostPath.path != "/"
	some kind in nodefiles.kinds(nodefiles.gives_root, mount.hostPath.path)
}
