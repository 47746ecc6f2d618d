# METADATA
# title: Capabilities are not dropped
# description: |
#   Restricted wants every container to drop ALL capabilities and to add none but NET_BIND_SERVICE,
#   spelled like that. Pods that declare Windows are exempt.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Set capabilities for a container
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
#   - description: Windows pods and Pod Security
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/#os-specific-policy-controls
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-capabilities-restricted
#   severity: low
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [restricted]
#   remediation: |
#     Set capabilities.drop to ["ALL"] in each container, and add back only what the program fails
#     without; with anything but NET_BIND_SERVICE the pod meets baseline at best.
package policies.standards.pss_capabilities_restricted

import data.policies.lib.standards

findings contains finding if {
	standards.linux(input.workload)
	some container in input.workload.containers
	not _drops_all(container)
	finding := standards.missing(container, "does not drop ALL capabilities", "capabilities.drop")
}

_drops_all(container) if "ALL" in container.declared.dropped

findings contains finding if {
	standards.linux(input.workload)
	some container in input.workload.containers
	finding := standards.additions(container, {"NET_BIND_SERVICE"})
}
