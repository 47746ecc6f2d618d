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
#   attack: |
#     Root in a container has fourteen capabilities unless they are dropped: with DAC_OVERRIDE it
#     changes any file of a mounted volume, with SETUID it becomes any user, with NET_RAW it forges
#     packets.
#   needed: |
#     Programs that start as root and change their user, or that serve files of other users, need
#     some of the usual ones. Many add-ons work without any.
#   remediation: |
#     Set capabilities.drop to ["ALL"] in each container, and add back only what the program fails
#     without; with anything but NET_BIND_SERVICE the pod meets baseline at best.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [NET_RAW]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           securityContext: {capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}
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
