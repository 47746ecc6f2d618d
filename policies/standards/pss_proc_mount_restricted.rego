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
#   remediation: |
#     Remove procMount. A program that builds or runs containers inside of the pod needs it and meets
#     baseline at best.
package policies.standards.pss_proc_mount_restricted

import data.policies.lib.standards

findings contains finding if {
	some container in input.workload.containers
	mount := container.security.procMount
	mount != "Default"
	finding := standards.setting(container, sprintf("mounts /proc as %q", [mount]), "procMount", mount)
}
