# METADATA
# title: No probe tells whether it works
# description: |
#   Without a liveness or readiness probe a container that hangs keeps receiving work; for a system
#   pod that is DNS, storage or the network of a node.
# related_resources:
#   - description: Configure probes
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# schemas:
#   - input: schema.workload
# custom:
#   id: no-probes
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     nsa: [resource policies]
#     attack: [T1499]
#     owasp: ["K01:2025"]
#   attack: |
#     Nothing is gained directly; a sensor or an admission webhook that was made to hang stays out
#     of work unnoticed.
#   needed: |
#     Programs that end with their work or exit when they fail.
#   remediation: |
#     Add a readiness probe for what serves requests, and a liveness probe only where a restart
#     helps.
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
#           livenessProbe: {httpGet: {port: 8080, path: /healthz}}
package policies.hygiene.no_probes

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	container.type in {"container", "sidecar"}
	count(container.probes) == 0
	finding := containers.finding(
		input.workload, container, "has no probe",
		[containers.setting(container, container.field, "")],
		set(),
	)
}
