# METADATA
# title: Keys or data of the control plane
# description: |
#   On a control-plane node these paths hold the keys of the cluster's certificate authority and
#   service accounts, an administrator's kubeconfig, or etcd's data with all secrets in it. Reading
#   them makes cluster-admin. Components of the control plane itself need them and are not reported, nor are
#   pods that no control-plane node runs.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: PKI certificates and requirements
#     ref: https://kubernetes.io/docs/setup/best-practices/certificates/
# schemas:
#   - input: schema.workload
# custom:
#   id: control-plane-files
#   severity: critical
#   category: pod
#   subject: workload
#   grants: cluster-admin
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   remediation: |
#     Mount the one certificate that is needed (a CA certificate is public, its key is not), or bring
#     it as a config map or secret. Keep the pod off control-plane nodes: no toleration for node-
#     role.kubernetes.io/control-plane, no empty toleration that tolerates everything.
package policies.pod.control_plane_files

import data.policies.lib.containers
import data.policies.lib.hostpath
import data.policies.lib.nodefiles

findings contains finding if {
	input.workload.class != "control-plane"
	input.workload.controlPlane
	some container in containers.linux(input.workload)
	concerned := [mount | some mount in hostpath.mounts(container); count(_holds(mount)) > 0]
	count(concerned) > 0
	message := sprintf("mounts %s, where control-plane nodes keep %s", [
		hostpath.paths(concerned),
		concat(", ", {kind | some mount in concerned; some kind in _holds(mount)}),
	])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

# The root directory has a policy of its own.
_holds(mount) := {kind |
	mount.hostPath.path != "/"
	some kind in nodefiles.kinds(nodefiles.control_plane, mount.hostPath.path)
}
