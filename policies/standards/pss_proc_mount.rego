# METADATA
# title: Files of /proc are not masked
# description: |
#   The container runtime hides the parts of /proc through which a container could read or change the
#   node's kernel. Baseline forbids procMount Unmasked, except in a user namespace, whose root has
#   no rights there.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Configure the proc mount
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#managing-access-to-the-proc-filesystem
#   - description: User namespaces
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-proc-mount
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     In an unmasked /proc the attacker reads kernel memory and keys (/proc/kcore, /proc/keys) as
#     far as his capabilities reach, and writes /proc/sys/kernel/core_pattern, which names a program
#     that the node runs as root.
#   needed: |
#     Containers that build or run containers (Kaniko, BuildKit, Podman in a pod); in a user
#     namespace they have it without danger.
#   remediation: |
#     Remove procMount. A program that builds or runs containers inside of the pod, and needs it, runs
#     in a user namespace: set hostUsers to false.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {procMount: Unmasked}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {procMount: Default}
package policies.standards.pss_proc_mount

import data.policies.lib.standards

findings contains finding if {
	input.workload.hostUsers
	some container in input.workload.containers
	mount := container.security.procMount
	mount != "Default"
	finding := standards.setting(container, sprintf("mounts /proc as %q", [mount]), "procMount", mount)
}
