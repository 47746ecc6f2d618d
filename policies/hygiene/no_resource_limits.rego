# METADATA
# title: No limit on memory
# description: |
#   Without a limit a leak, or an attacker, takes all memory of the node and pushes other pods out;
#   without requests the container is among the first to go when memory is short.
# related_resources:
#   - description: Resource management for pods and containers
#     ref: https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/
# schemas:
#   - input: schema.workload
# custom:
#   id: no-resource-limits
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     nsa: [resource policies]
#     attack: [T1499]
#     owasp: ["K01:2025"]
#   attack: |
#     Make the program allocate (a large request, a zip bomb) until the kernel kills processes of
#     the node.
#   needed: |
#     Node agents whose need grows with the node may do without a limit on CPU, never without one on
#     memory.
#   remediation: |
#     Set requests for cpu and memory and a limit for memory from what is measured (kubectl top);
#     leave the limit for cpu out unless the container must not disturb others.
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
#           resources: {requests: {cpu: 10m, memory: 64Mi}, limits: {memory: 64Mi}}
package policies.hygiene.no_resource_limits

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	missing := ({"cpu", "memory"} - {name | some name in container.requests}) | ({"memory"} - {name | some name in container.limits})
	count(missing) > 0
	finding := containers.finding(
		input.workload, container, "has no requests for cpu and memory, or no limit on memory",
		[containers.setting(container, sprintf("%s.resources", [container.field]), concat(", ", missing))],
		set(),
	)
}
