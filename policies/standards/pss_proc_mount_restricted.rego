# METADATA
# title: Files of /proc are not masked, even in a user namespace
# description: |
#   The restricted level wants the default masks of /proc in every container, also in a user
#   namespace, where baseline lets them go.
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
#   id: pss-proc-mount-restricted
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   attack: |
#     Without masks, a bug in a file of /proc that the kernel does not guard against user namespaces
#     is within reach of root in the container.
#   needed: |
#     Containers that build or run containers, in a user namespace: baseline allows it there.
#   remediation: |
#     Remove procMount. A program that builds or runs containers inside of the pod needs it and meets
#     baseline at best.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         hostUsers: false
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {procMount: Unmasked}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         hostUsers: false
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {procMount: Default}
package policies.standards.pss_proc_mount_restricted

import data.policies.lib.standards

findings contains finding if {
	some container in input.workload.containers
	mount := container.security.procMount
	mount != "Default"
	finding := standards.setting(container, sprintf("mounts /proc as %q", [mount]), "procMount", mount)
}
