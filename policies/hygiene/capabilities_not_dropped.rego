# METADATA
# title: Default capabilities are kept
# description: |
#   The container does not drop ALL capabilities. Root in it keeps about fourteen that almost no
#   program needs, among them those to change owners, to forge packets and to pass by permissions.
# related_resources:
#   - description: Configure a security context
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: capabilities-not-dropped
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     cis: ["5.2.9"]
#     pss: [restricted]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     Use CHOWN, DAC_OVERRIDE or MKNOD on a mounted path, NET_RAW on the network.
#   needed: |
#     Programs that change users when they start (SETUID, SETGID) add these back.
#   remediation: |
#     Set capabilities.drop to [ALL] and add back what fails, usually nothing or NET_BIND_SERVICE.
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
#           securityContext: {capabilities: {drop: [ALL]}}
package policies.hygiene.capabilities_not_dropped

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not "ALL" in container.security.dropped
	not container.security.privileged
	finding := containers.finding(
		input.workload, container, "keeps default capabilities",
		[containers.setting(container, container.security.fields.dropped, concat(", ", container.security.dropped))],
		set(),
	)
}
