# METADATA
# title: Member of the group of root
# description: |
#   The container's processes, or files that it creates, belong to group 0. Many files of the node
#   and sockets of its services are open to that group.
# related_resources:
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
# schemas:
#   - input: schema.workload
# custom:
#   id: root-group
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     nsa: [pod security]
#     attack: [T1083]
#     owasp: ["K01:2025"]
#   attack: |
#     Read through a mount what is closed to others but open to root's group.
#   needed: |
#     Images for OpenShift, which runs them as any user of group 0.
#   remediation: |
#     Set runAsGroup and fsGroup to a number of the program's own above 10000, and take 0 out of
#     supplementalGroups.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsGroup: 0}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsGroup: 10001}
package policies.hygiene.root_group

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	0 in _groups(container)
	finding := containers.finding(
		input.workload, container, "belongs to the group of root",
		[containers.setting(container, container.field, "group 0")],
		set(),
	)
}

_groups(container) := array.concat(
	[container.security.runAsGroup, input.workload.fsGroup],
	input.workload.supplementalGroups,
)
