# METADATA
# title: Credentials of the node's administrators and cloud
# description: |
#   The container can read keys that are not its own: logins of the node, cloud settings with secrets
#   in them, or kubeconfigs of people.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Unsecured credentials in files
#     ref: https://attack.mitre.org/techniques/T1552/001/
# schemas:
#   - input: schema.workload
# custom:
#   id: host-credentials
#   severity: high
#   category: pod
#   subject: workload
#   grants: read-data
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611, T1552.001]
#     owasp: ["K01:2025"]
#   remediation: |
#     Mount the single file that is needed instead of the directory around it. For time zone and
#     certificates mount /etc/localtime and /etc/ssl/certs, or bring them in the image; take cloud
#     credentials from workload identity.
package policies.pod.host_credentials

import data.policies.lib.containers
import data.policies.lib.hostpath
import data.policies.lib.nodefiles

findings contains finding if {
	some container in containers.linux(input.workload)
	concerned := [mount | some mount in hostpath.mounts(container); count(_holds(mount)) > 0]
	count(concerned) > 0
	message := sprintf("can read %s of the node: %s", [
		hostpath.paths(concerned),
		concat(", ", {kind | some mount in concerned; some kind in _holds(mount)}),
	])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

# The root directory has a policy of its own.
_holds(mount) := {kind |
	mount.hostPath.path != "/"
	some kind in nodefiles.kinds(nodefiles.host_credentials, mount.hostPath.path)
}
