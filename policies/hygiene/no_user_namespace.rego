# METADATA
# title: Root in the pod is root on the node
# description: |
#   The pod does not use a user namespace. With hostUsers: false root in its containers is nobody on
#   the node, and capabilities end at the pod's border, which takes most escapes their effect.
# related_resources:
#   - description: User namespaces
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# schemas:
#   - input: schema.workload
# custom:
#   id: no-user-namespace
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     Anything that breaks the container's walls arrives as root on the node.
#   needed: |
#     Pods that share the node's network, processes or memory segments, or mount file systems that
#     cannot map users.
#   remediation: |
#     Set hostUsers: false (on by default since Kubernetes 1.33, for containerd 2 and CRI-O 1.25 and
#     later); volumes are mapped by themselves.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         hostUsers: false
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.hygiene.no_user_namespace

import data.policies.lib.containers

findings contains finding if {
	input.workload.hostUsers
	input.workload.os != "windows"
	not input.workload.hostNetwork
	not input.workload.hostPID
	not input.workload.hostIPC
	finding := {
		"message": "could run in a user namespace and does not",
		"evidence": [{"field": "spec.hostUsers", "value": true}],
		"mild": containers.mild(input.workload),
	}
}
