# METADATA
# title: Seccomp is not switched on
# description: |
#   Without a profile most kubelets run a container unconfined. Restricted wants RuntimeDefault or
#   Localhost for the pod or for each container, and nothing else anywhere. Pods that declare
#   Windows are exempt.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Restrict a container's syscalls with seccomp
#     ref: https://kubernetes.io/docs/tutorials/security/seccomp/
#   - description: Windows pods and Pod Security
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#os-specific-policy-controls
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-seccomp-profile-restricted
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   attack: |
#     Saying nothing means Unconfined unless the kubelet runs with --seccomp-default: all system
#     calls are open, and a bug of the kernel (CVE-2022-0185 through unshare) leads to root on the
#     node.
#   needed: |
#     Privileged containers have no profile anyway. Hardly any other needs a call that
#     RuntimeDefault forbids.
#   remediation: |
#     Set seccompProfile.type to RuntimeDefault in the pod's security context. The kubelet's
#     seccompDefault does the same for all pods of a node, but this level cannot see it.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {runAsNonRoot: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {seccompProfile: {type: RuntimeDefault}}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.standards.pss_seccomp_profile_restricted

import data.policies.lib.standards

findings contains finding if {
	standards.linux(input.workload)
	some holder in standards.holders(input.workload)
	profile := holder.declared.seccomp
	not profile in standards.profiles
	finding := standards.setting(holder, sprintf("sets the seccomp profile %q", [profile]), "seccompProfile.type", profile)
}

findings contains finding if {
	standards.linux(input.workload)
	standards.unset(input.workload, "seccomp")
	some container in input.workload.containers
	standards.unset(container, "seccomp")
	finding := standards.missing(container, "sets no seccomp profile", "seccompProfile.type")
}
