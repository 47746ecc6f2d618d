# METADATA
# title: Capability that leads to root on the node
# description: |
#   Some capabilities let a container change the kernel or the node that it shares: SYS_ADMIN mounts
#   file systems, SYS_MODULE loads kernel modules, SYS_PTRACE with the node's process IDs takes over
#   any process, DAC_READ_SEARCH opens any file of a mounted disk, SYS_RAWIO and BPF reach memory
#   that is not the container's. A privileged container has them all and is reported as that.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: capabilities(7)
#     ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# schemas:
#   - input: schema.workload
# custom:
#   id: dangerous-capability
#   severity: critical
#   category: pod
#   subject: workload
#   grants: node-root
#   frameworks:
#     cis: ["5.2.9"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     With SYS_ADMIN the attacker mounts the node's disk, with SYS_MODULE loads a module that starts
#     a program on the node, with SYS_PTRACE and hostPID injects code into a process of root, with
#     DAC_READ_SEARCH opens any file of a disk that something of it is mounted from.
#   needed: |
#     Volume drivers mount file systems (SYS_ADMIN), network agents load modules and eBPF programs
#     (SYS_MODULE, BPF, PERFMON). Most of them need it while they start, not while they serve.
#   remediation: |
#     Drop ALL and add back the few that the program uses; eBPF programs need BPF and PERFMON but not
#     SYS_ADMIN since Linux 5.8. Do mounts, modules and sysctls in an init container. Where the node
#     allows it set hostUsers: false, which confines capabilities to the pod.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: router, namespace: kube-system}
#       spec:
#         containers:
#         - name: router
#           image: registry.example/router:1
#           securityContext: {capabilities: {add: [NET_ADMIN, SYS_ADMIN]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: router, namespace: kube-system}
#       spec:
#         containers:
#         - name: router
#           image: registry.example/router:1
#           securityContext: {capabilities: {drop: [ALL], add: [NET_ADMIN]}}
package policies.pod.dangerous_capability

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

_severity := {
	"critical": ({"SYS_ADMIN", "SYS_MODULE"} | _tracing),
	"high": {"BPF", "DAC_READ_SEARCH", "PERFMON", "SYS_RAWIO"},
}

_tracing := {"SYS_PTRACE" | input.workload.hostPID}
