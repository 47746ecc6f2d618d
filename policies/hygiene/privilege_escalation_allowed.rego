# METADATA
# title: Programs may gain privileges
# description: |
#   allowPrivilegeEscalation is not false: a program with the set-user-ID bit or file capabilities
#   makes its caller root in the container.
# related_resources:
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: privilege-escalation-allowed
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     cis: ["5.2.6"]
#     pss: [restricted]
#     nsa: [pod security]
#     attack: [T1548.001]
#     owasp: ["K01:2025"]
#   attack: |
#     Run a set-user-ID program with a known hole (su, sudo, mount) of the image, or use a bug of
#     the kernel that needs one.
#   needed: |
#     Images that start as a user and become root for one task.
#   remediation: |
#     Set allowPrivilegeEscalation: false. A privileged container, or one with SYS_ADMIN, cannot
#     have it.
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
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {allowPrivilegeEscalation: false}
package policies.hygiene.privilege_escalation_allowed

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	container.security.allowPrivilegeEscalation
	not container.security.privileged
	finding := containers.finding(
		input.workload, container, "lets programs gain privileges",
		[containers.setting(container, container.security.fields.allowPrivilegeEscalation, true)],
		set(),
	)
}
