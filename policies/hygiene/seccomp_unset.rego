# METADATA
# title: No seccomp profile is named
# description: |
#   Without seccompProfile the kubelet decides, and unless it runs with seccompDefault the container
#   may use every system call of the kernel.
# related_resources:
#   - description: Seccomp
#     ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: seccomp-unset
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     cis: ["5.6.2"]
#     pss: [restricted]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     Call what exploits of the kernel start with: keyctl, unshare, io_uring, userfaultfd.
#   needed: |
#     Programs that make system calls which the runtime's profile forbids; a profile of their own
#     allows these.
#   remediation: |
#     Set seccompProfile.type to RuntimeDefault for the pod, or run all kubelets with
#     --seccomp-default.
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
#           securityContext: {seccompProfile: {type: RuntimeDefault}}
package policies.hygiene.seccomp_unset

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	container.security.seccomp == ""
	not container.security.privileged
	finding := containers.finding(
		input.workload, container, "names no seccomp profile",
		[containers.setting(container, container.security.fields.seccomp, "")],
		set(),
	)
}
