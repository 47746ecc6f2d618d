# METADATA
# title: Seccomp is switched off
# description: |
#   Baseline forbids a seccomp profile other than RuntimeDefault and Localhost, for the pod and for
#   each container, even where the other overrides it. To say nothing is allowed.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Restrict a container's syscalls with seccomp
#     ref: https://kubernetes.io/docs/tutorials/security/seccomp/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-seccomp-profile-baseline
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     Unconfined opens the system calls that most bugs of the kernel need (unshare, keyctl,
#     userfaultfd, bpf, io_uring): an exploit that RuntimeDefault stops leads to root on the node.
#   needed: |
#     Containers that run other containers, tracers and profilers with system calls of their own. A
#     profile of type Localhost that allows just those serves them too.
#   remediation: |
#     Set seccompProfile.type to RuntimeDefault; for a program that needs more system calls write a
#     profile and name it as Localhost (the Security Profiles Operator records and installs such).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {seccompProfile: {type: Unconfined}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {seccompProfile: {type: RuntimeDefault}}
package policies.standards.pss_seccomp_profile_baseline

import data.policies.lib.standards

findings contains finding if {
	some holder in standards.holders(input.workload)
	profile := holder.declared.seccomp
	not profile in standards.profiles
	finding := standards.setting(holder, sprintf("sets the seccomp profile %q", [profile]), "seccompProfile.type", profile)
}
