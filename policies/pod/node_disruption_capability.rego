# METADATA
# title: Capability to disturb the node
# description: |
#   These capabilities act on the whole node, container or not: SYS_BOOT restarts it or loads
#   another kernel, SYS_TIME sets its clock and with it what certificates and tokens are worth, the
#   others take its processors, memory, terminals or sleep.
# related_resources:
#   - description: capabilities(7)
#     ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# schemas:
#   - input: schema.workload
# custom:
#   id: node-disruption-capability
#   severity: high
#   category: pod
#   subject: workload
#   grants: deny-service
#   frameworks:
#     cis: ["5.2.9"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     date -s 2040-01-01 expires every certificate that the node checks, date -s 2015-01-01 makes an
#     expired one good again; kexec starts a kernel of the attacker's choice, which is root on the
#     node for whoever can prepare one.
#   needed: |
#     Time synchronization (SYS_TIME), programs with real-time needs (SYS_NICE, IPC_LOCK).
#     Restarting nodes takes none of them: kured and its like ask systemd.
#   remediation: |
#     Synchronize the clock by the node's own service. Give SYS_NICE and IPC_LOCK only to the one
#     container that needs them, with resource limits. Remove the others.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [SYS_BOOT]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [KILL]}}
package policies.pod.node_disruption_capability

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
	"high": {"SYS_BOOT"},
	"medium": {"SYS_TIME"},
	"low": {
		"BLOCK_SUSPEND", "IPC_LOCK", "IPC_OWNER", "LEASE", "SYS_NICE", "SYS_PACCT", "SYS_RESOURCE", "SYS_TTY_CONFIG",
		"WAKE_ALARM",
	},
}
