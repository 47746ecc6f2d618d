# METADATA
# title: Root is not ruled out by runAsNonRoot
# description: |
#   Restricted wants runAsNonRoot to be true for the pod or for each container, and false nowhere; the
#   kubelet then refuses to start an image whose user is root. Pods in a user namespace are exempt.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: User namespaces
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/user-namespaces/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-run-as-non-root
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   remediation: |
#     Set runAsNonRoot to true in the pod's security context, with runAsUser where the image names its
#     user by name or is root. Where the program must be root, run the pod in a user namespace
#     (hostUsers: false).
package policies.standards.pss_run_as_non_root

import data.policies.lib.standards

findings contains finding if {
	input.workload.hostUsers
	some holder in standards.holders(input.workload)
	holder.declared.runAsNonRoot == false
	finding := standards.setting(holder, "allows root", "runAsNonRoot", false)
}

findings contains finding if {
	input.workload.hostUsers
	standards.unset(input.workload, "runAsNonRoot")
	some container in input.workload.containers
	standards.unset(container, "runAsNonRoot")
	finding := standards.missing(container, "does not rule out root", "runAsNonRoot")
}
