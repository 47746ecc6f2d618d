# METADATA
# title: Privileged container is not allowed
# description: |
#   Baseline forbids privileged containers, also in Windows pods, where the field does nothing.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Linux kernel security constraints
#     ref: https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-privileged
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     mount /dev/sda1 /mnt && chroot /mnt is a shell of the node, with the tokens of all its pods.
#     In a Windows pod the field does nothing.
#   needed: |
#     Volume drivers that mount with Bidirectional propagation. Others mostly need a few
#     capabilities and mounts instead.
#   remediation: |
#     Set privileged to false; the policy privileged-container says by what to replace it.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {privileged: true}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL]}}
package policies.standards.pss_privileged

import data.policies.lib.standards

findings contains finding if {
	some container in input.workload.containers
	container.security.privileged
	finding := standards.setting(container, "is privileged", "privileged", true)
}
