# METADATA
# title: May run as root
# description: |
#   The container runs as root, or as whom the image says, which may be root. Root owns the files of
#   the node that the container mounts, and holds the default capabilities.
# related_resources:
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: may-run-as-root
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     cis: ["5.2.7"]
#     pss: [restricted]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     Root in the container is root on the node as soon as anything else gives way: a mount, a bug
#     of the kernel or of the runtime.
#   needed: |
#     Agents that configure the node. They are reported for what they do there.
#   remediation: |
#     Set runAsNonRoot: true, and runAsUser if the image names no number; give files to the group
#     with fsGroup. Or set hostUsers: false, which maps root to nobody.
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
#           securityContext: {runAsNonRoot: true}
package policies.hygiene.may_run_as_root

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	container.security.user != "nonroot"
	input.workload.hostUsers
	finding := containers.finding(
		input.workload, container, "runs as root or as whom the image says",
		[containers.setting(container, container.security.fields.runAsUser, container.security.user)],
		set(),
	)
}
