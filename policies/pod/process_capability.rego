# METADATA
# title: Capability to take over other processes
# description: |
#   With SYS_PTRACE a container reads and changes the memory of all processes that it sees, whoever
#   they run as; with CHECKPOINT_RESTORE it copies and replaces them. Without the node's process IDs
#   these are the pod's own, of other containers only if the pod shares them.
# related_resources:
#   - description: capabilities(7)
#     ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#   - description: Share process namespace
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/share-process-namespace/
# schemas:
#   - input: schema.workload
# custom:
#   id: process-capability
#   severity: medium
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.9"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     gdb -p PID in a pod that shares its processes reads keys out of the memory of the container
#     beside it. With a kernel bug in ptrace or user namespaces it is also one step closer to the
#     node.
#   needed: |
#     Profilers and debuggers, for the time of their work.
#   remediation: |
#     Remove the capability: since Kubernetes 1.25 kubectl debug adds an ephemeral container when
#     one is needed (--profile=sysadmin). Do not share processes among containers of different
#     trust.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: profiler, namespace: kube-system}
#       spec:
#         shareProcessNamespace: true
#         containers:
#         - name: profiler
#           image: registry.example/profiler:1
#           securityContext: {capabilities: {drop: [ALL], add: [SYS_PTRACE]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: profiler, namespace: kube-system}
#       spec:
#         containers:
#         - name: profiler
#           image: registry.example/profiler:1
#           securityContext: {capabilities: {drop: [ALL]}}
package policies.pod.process_capability

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.privileged
	count(container.security.added) > 0
	some severity, capabilities in _severity
	held := containers.adds(container, capabilities)
	count(held) > 0
	finding := object.union({"severity": severity}, containers.finding(
		input.workload, container, sprintf("has %s", [concat(", ", held)]),
		[containers.setting(container, container.security.fields.added, concat(", ", held))],
		containers.nonroot(container) | containers.mapped(input.workload),
	))
}

default _severity := {"low": {"CHECKPOINT_RESTORE", "SYS_PTRACE"}}

_severity := {"medium": {"CHECKPOINT_RESTORE", "SYS_PTRACE"}} if {
	input.workload.shareProcessNamespace
	not input.workload.hostPID
}

# With the node's process IDs SYS_PTRACE is worse, which dangerous-capability says.
_severity := {"medium": {"CHECKPOINT_RESTORE"}} if input.workload.hostPID
