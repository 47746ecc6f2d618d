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
#   attack: |
#     kubectl --kubeconfig /var/lib/kubelet/kubeconfig acts as the node: it lists the pods of its
#     node, reads their secrets and config maps, and asks for a token of any service account that
#     runs there (kubectl create token --bound-object-kind Pod).
#   needed: |
#     Agents that renew the kubelet's certificates or join nodes. Metric and backup agents do not
#     need it: the kubelet's API and a service account of their own serve them.
#   remediation: |
#     Mount a narrower path: not /etc/kubernetes but the one file that is needed, not
#     /var/lib/kubelet but the driver's own directory below plugins. Cloud settings belong in a
#     secret or in workload identity instead of a file of the node.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: node-agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/node-agent:1
#           volumeMounts:
#           - {name: kubelet, mountPath: /kubelet-pki, readOnly: true}
#         volumes:
#         - {name: kubelet, hostPath: {path: /var/lib/kubelet/pki}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: node-agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/node-agent:1
#           volumeMounts:
#           - {name: plugin, mountPath: /plugin}
#         volumes:
#         - {name: plugin, hostPath: {path: /var/lib/kubelet/plugins/agent.example}}
package policies.pod.kubelet_credentials

import data.policies.lib.hostpath

findings contains finding if {
	some container in hostpath.holders({"kubelet-credentials"})
	pods := hostpath.showing_all(container, {"kubelet-pods"})
	concerned := [mount |
		some mount in hostpath.showing(container, {"kubelet-credentials"})
		not mount in pods
	]
	count(concerned) > 0
	message := sprintf("mounts %s, where the kubelet's credentials lie", [hostpath.paths(concerned)])
	finding := hostpath.finding(input.workload, container, message, concerned)
}
