# METADATA
# title: Privilege escalation is not ruled out
# description: |
#   Unless allowPrivilegeEscalation is false, a program in the container may gain more privileges than
#   its parent has, through set-user-ID files or file capabilities. The restricted level wants every
#   container to say no, whatever its user; pods that declare Windows are exempt.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: Windows pods and Pod Security
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#os-specific-policy-controls
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-allow-privilege-escalation
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   attack: |
#     The attacker runs a program whose file has set-user-ID or capabilities, such as sudo, mount or
#     one with a known bug, and is root in the container, with its capabilities, although the
#     container started as somebody else.
#   needed: |
#     Programs that start as a user and take capabilities from their file (some DNS and ping
#     programs), and those that call sudo. A privileged container, or one with SYS_ADMIN, cannot
#     rule it out.
#   remediation: |
#     Set allowPrivilegeEscalation to false in the security context of each container. A program that
#     starts as root and drops privileges by itself is not affected; sudo, ping with file capabilities and
#     the like are.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsNonRoot: true, runAsUser: 65532}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsNonRoot: true, runAsUser: 65532, allowPrivilegeEscalation: false}
package policies.standards.pss_allow_privilege_escalation

import data.policies.lib.standards

findings contains finding if {
	standards.linux(input.workload)
	some container in input.workload.containers
	container.declared.allowPrivilegeEscalation
	finding := standards.setting(container, "allows privilege escalation", "allowPrivilegeEscalation", true)
}

findings contains finding if {
	standards.linux(input.workload)
	some container in input.workload.containers
	standards.unset(container, "allowPrivilegeEscalation")
	finding := standards.missing(container, "does not rule out privilege escalation", "allowPrivilegeEscalation")
}
