# METADATA
# title: Namespace of the node is shared
# description: |
#   Baseline forbids hostNetwork, hostPID and hostIPC.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Pod specification
#     ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#host-namespaces
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-host-namespaces
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     On the network of the node the attacker reaches the cloud's metadata service and what listens
#     on localhost, with its process IDs he reads arguments and environments of other processes,
#     with its IPC their shared memory.
#   needed: |
#     Network plugins, kube-proxy and static pods (hostNetwork), agents that watch processes
#     (hostPID). The policies host-network, host-pid and host-ipc judge each of them.
#   remediation: |
#     Set the field to false. Agents that watch the node's network or processes cannot meet this level:
#     keep them in a namespace of their own, so that the others of theirs can enforce it.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         hostNetwork: true
#         hostPID: true
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.standards.pss_host_namespaces

findings contains finding if {
	some field, namespace in {"hostNetwork": "network", "hostPID": "process ID", "hostIPC": "IPC"}
	input.workload[field]
	finding := {
		"message": sprintf("pod is in the %s namespace of the node", [namespace]),
		"evidence": [{"field": sprintf("spec.%s", [field]), "value": true}],
	}
}
