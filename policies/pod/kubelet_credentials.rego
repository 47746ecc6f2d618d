# METADATA
# title: Credentials of the kubelet
# description: |
#   The container can read the key or kubeconfig that the kubelet uses. With them it asks the API
#   server, as the node, for the tokens and secrets of all pods on that node.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Node authorization
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/node/
# schemas:
#   - input: schema.workload
# custom:
#   id: kubelet-credentials
#   severity: high
#   category: pod
#   subject: workload
#   grants: node-credentials
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security, token protection]
#     attack: [T1552.001, T1528]
#     owasp: ["K01:2025", "K03:2025"]
#   remediation: |
#     Mount a narrower path: not /etc/kubernetes but the one file that is needed, not
#     /var/lib/kubelet but the driver's own directory below plugins. Cloud settings belong in a
#     secret or in workload identity instead of a file of the node.
package policies.pod.kubelet_credentials

import data.policies.lib.containers
import data.policies.lib.hostpath
import data.policies.lib.nodefiles

findings contains finding if {
	some container in containers.linux(input.workload)
	concerned := [mount |
		some mount in hostpath.mounts(container)
		hostpath.touches_any(mount.hostPath.path, nodefiles.kubelet_credentials)
		not hostpath.covers_any(mount.hostPath.path, nodefiles.kubelet_pods)
	]
	count(concerned) > 0
	message := sprintf("mounts %s, where the kubelet's credentials lie", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
