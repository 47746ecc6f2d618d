# METADATA
# title: Kernel settings in /proc are not masked
# description: |
#   With procMount: Unmasked the container sees all of /proc, also what runtimes hide or make
#   read-only: the kernel's memory and keys, and settings of the node. Kubernetes admits it only
#   together with hostUsers: false since version 1.30, which takes its edge off; older clusters do
#   not insist.
# related_resources:
#   - description: Proc access
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#proc-access
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: unmasked-proc
#   severity: medium
#   category: pod
#   subject: workload
#   grants: node-root
#   frameworks:
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     Without a user namespace root writes a program of its own to /proc/sys/kernel/core_pattern and
#     crashes a process: the kernel runs it as root on the node.
#   needed: |
#     Containers that start containers, or build images without privileges.
#   remediation: |
#     Remove procMount. Builders keep it together with hostUsers: false, as a non-root user, in a
#     namespace of their own.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {procMount: Unmasked}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {procMount: Default}
package policies.pod.unmasked_proc

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.privileged
	container.security.procMount == "Unmasked"
	finding := containers.finding(
		input.workload, container, "sees all of /proc unmasked",
		[containers.setting(container, container.security.fields.procMount, "Unmasked")],
		containers.nonroot(container) | containers.mapped(input.workload),
	)
}
