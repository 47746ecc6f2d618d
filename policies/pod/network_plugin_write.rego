# METADATA
# title: Network plugins can be replaced
# description: |
#   The container can write to the directory of network plugins, or to their configuration. The
#   container runtime runs these programs as root on the node for each pod that starts there, so
#   what is planted is run within minutes.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: CVE-2023-27593, CNI binaries replaced through a writable mount
#     ref: https://nvd.nist.gov/vuln/detail/CVE-2023-27593
#   - description: CNI specification, configuration
#     ref: https://www.cni.dev/docs/spec/
# schemas:
#   - input: schema.workload
# custom:
#   id: network-plugin-write
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
#     Overwrite /opt/cni/bin/loopback with a script that copies a shell to the node, or add a plugin
#     of type ../../tmp/x to the list in /etc/cni/net.d; the next pod that is scheduled to the node
#     runs it as root.
#   needed: |
#     Network plugins install themselves on each node. Only the step that installs needs it, not the
#     agent that runs ever after.
#   expected: [Amazon VPC CNI, Antrea, Azure network policy and CNI, Calico, Cilium, Flannel, GKE
#     networking, kindnet, Kube-OVN, kube-router, Multus, OVN-Kubernetes, Terway, Weave Net]
#   remediation: |
#     Copy the binary and write the configuration in an init container, which ends, and let
#     long-running containers mount both directories read-only or not at all. Where the agent must
#     watch its configuration, mount the one file. Many distributions can bring the plugin with the
#     node image instead.
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
#         - {name: host, hostPath: {path: /opt/cni/bin}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: network, namespace: kube-system}
#       spec:
#         containers:
#         - name: network
#           image: registry.example/network:1
#           volumeMounts:
#           - {name: plugins, mountPath: /opt/cni/bin, readOnly: true}
#         volumes:
#         - {name: plugins, hostPath: {path: /opt/cni/bin}}
package policies.pod.network_plugin_write

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.changing(container, _kinds)
	count(concerned) > 0
	message := sprintf("can change %s in %s", [hostpath.shown(concerned, _kinds), hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_kinds := {"cni-binaries", "cni-config"}
