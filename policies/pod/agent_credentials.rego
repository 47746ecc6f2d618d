# METADATA
# title: Credentials of network agents
# description: |
#   The container can read the kubeconfig that a network plugin keeps on the node beside its
#   configuration. Its token belongs to the plugin's service account and can often do more than the
#   pod's own.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Steal application access token
#     ref: https://attack.mitre.org/techniques/T1528/
# schemas:
#   - input: schema.workload
# custom:
#   id: agent-credentials
#   severity: medium
#   category: pod
#   subject: workload
#   grants: read-data
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security, token protection]
#     attack: [T1528, T1552.001]
#     owasp: ["K01:2025", "K03:2025"]
#   attack: |
#     kubectl --kubeconfig /host/etc/cni/net.d/calico-kubeconfig auth can-i --list: with
#     multus.kubeconfig the pods of the whole cluster can be changed, with some meshes' the secrets
#     of all namespaces read.
#   needed: |
#     Network plugins themselves; meshes that chain into the node's configuration.
#   remediation: |
#     Mount only the one configuration file that is read, not the directory. Where the plugin allows
#     it let it use a short-lived token that its own pod refreshes, and give that account what it
#     needs on its own node only.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: mesh, namespace: kube-system}
#       spec:
#         containers:
#         - name: mesh
#           image: registry.example/mesh:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /etc/cni/net.d}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: mesh, namespace: kube-system}
#       spec:
#         containers:
#         - name: mesh
#           image: registry.example/mesh:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /opt/cni/bin}}
package policies.pod.agent_credentials

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := [mount | some mount in hostpath.showing(container, _kinds); not _own(mount)]
	count(concerned) > 0
	message := sprintf("can read credentials in %s", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

# Whoever writes the plugin's configuration is the plugin, or root on the node,
# which network-plugin-write says.
_own(mount) if {
	not mount.readOnly
	some held in mount.hostPath.holds
	held.kind == "cni-config"
}

_kinds := {"agent-credentials"}
