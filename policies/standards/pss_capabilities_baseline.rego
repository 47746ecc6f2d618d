# METADATA
# title: Capability beyond the usual ones is added
# description: |
#   Baseline lets a container add only capabilities that container runtimes give by default, without
#   NET_RAW. Names count as they are written: CAP_CHOWN is not CHOWN.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Set capabilities for a container
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-capabilities-baseline
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     Each capability that is added is a way further: NET_RAW to answer in the name of other pods,
#     NET_ADMIN to redirect the node's traffic from the host network, SYS_PTRACE and SYS_ADMIN to
#     leave the container.
#   needed: |
#     Network plugins, kube-proxy and service meshes (NET_ADMIN, NET_RAW), eBPF agents (BPF,
#     PERFMON), volume drivers (SYS_ADMIN). Their namespaces need the level privileged.
#   remediation: |
#     Remove the capability from capabilities.add. Where the program needs it, check whether a narrower
#     one does (SYS_ADMIN and NET_ADMIN are often asked for out of habit), or move that part into a
#     container of its own.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [NET_ADMIN]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}
package policies.standards.pss_capabilities_baseline

import data.policies.lib.standards

findings contains finding if {
	some container in input.workload.containers
	finding := standards.additions(container, _allowed)
}

_allowed := {
	"AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP",
	"SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
}
