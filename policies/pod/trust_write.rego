# METADATA
# title: Whom the node trusts can be changed
# description: |
#   The container can change which certificate authorities, registries or host names the node
#   believes in. The kubelet, the container runtime and everything else on the node then accept the
#   attacker's server as genuine: image registries, the API server of the cloud, package sources.
# related_resources:
#   - description: Volumes, hostPath
#     ref: https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
#   - description: Adversary in the middle
#     ref: https://attack.mitre.org/techniques/T1557/
# schemas:
#   - input: schema.workload
# custom:
#   id: trust-write
#   severity: medium
#   category: pod
#   subject: workload
#   grants: intercept-traffic
#   frameworks:
#     cis: ["5.2.11"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1557, T1553.004]
#     owasp: ["K01:2025"]
#   attack: |
#     Add a certificate authority of one's own to /etc/ssl/certs and a line to /etc/hosts that sends
#     the registry's name elsewhere: the next image that the node pulls is the attacker's.
#   needed: |
#     Components that distribute a company's or a cluster's certificate authority to nodes (node-ca
#     of OpenShift), and those that write the cluster's DNS names into /etc/hosts.
#   remediation: |
#     Set readOnly: true where certificates are only read, or bring them in the image or a config
#     map. What distributes certificates mounts the one directory of the registry
#     (/etc/containerd/certs.d/NAME) and does nothing else.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         containers:
#         - name: proxy
#           image: registry.example/proxy:1
#           volumeMounts:
#           - {name: host, mountPath: /host}
#         volumes:
#         - {name: host, hostPath: {path: /etc/ssl/certs}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         containers:
#         - name: proxy
#           image: registry.example/proxy:1
#           volumeMounts:
#           - {name: host, mountPath: /host, readOnly: true}
#         volumes:
#         - {name: host, hostPath: {path: /etc/ssl/certs}}
package policies.pod.trust_write

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders(_kinds)
	concerned := hostpath.changing(container, _kinds)
	count(concerned) > 0
	message := sprintf("can change whom the node trusts in %s", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}

_kinds := {"trust"}
