# METADATA
# title: Capability to weaken the node's protection
# description: |
#   MAC_ADMIN and MAC_OVERRIDE change or pass by the rules of AppArmor and SELinux for the whole
#   node, AUDIT_CONTROL switches off its audit log, LINUX_IMMUTABLE lifts the protection of files,
#   SYSLOG and AUDIT_READ show what helps to attack the kernel.
# related_resources:
#   - description: capabilities(7)
#     ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
# schemas:
#   - input: schema.workload
# custom:
#   id: security-module-capability
#   severity: high
#   category: pod
#   subject: workload
#   grants: weaken-policy
#   frameworks:
#     cis: ["5.2.9"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1562.001, T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     apparmor_parser -R unloads the profile that confines all other containers; auditctl -e 0 ends
#     the record of what follows; dmesg shows addresses of the kernel, without which an exploit has
#     to guess.
#   needed: |
#     Operators that load security profiles (MAC_ADMIN), audit daemons (AUDIT_CONTROL), problem
#     detectors that read the kernel's log (SYSLOG).
#   remediation: |
#     Let the security profiles operator or the node image load profiles. Read the kernel's log from
#     the journal (/run/log/journal, read-only) instead of dmesg.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [MAC_ADMIN]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [AUDIT_WRITE]}}
package policies.pod.security_module_capability

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
	"high": {"MAC_ADMIN", "MAC_OVERRIDE"},
	"medium": {"AUDIT_CONTROL", "LINUX_IMMUTABLE"},
	"low": {"AUDIT_READ", "SYSLOG"},
}
