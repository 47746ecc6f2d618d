# METADATA
# title: Capability to forge packets was not dropped
# description: |
#   Most container runtimes give every container NET_RAW unless it is dropped. As root the container
#   then captures and forges packets: on the network of the node all of its traffic, elsewhere that
#   of pods on the same bridge.
# related_resources:
#   - description: capabilities(7)
#     ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
# schemas:
#   - input: schema.workload
# custom:
#   id: default-net-raw
#   severity: low
#   category: pod
#   subject: workload
#   grants: intercept-traffic
#   frameworks:
#     cis: ["5.2.8"]
#     pss: [restricted]
#     nsa: [pod security]
#     attack: [T1557, T1040]
#     owasp: ["K01:2025", "K05:2025"]
#   attack: |
#     tcpdump or a raw socket on the node's network reads what pods and node agents send
#     unencrypted; forged ARP and DNS answers make neighbors on a bridge talk to the attacker.
#   needed: |
#     Programs that ping or capture packets; they add it openly.
#   remediation: |
#     Set capabilities.drop to [ALL], or at least [NET_RAW], and add back what the program uses. Run
#     as a non-root user, for whom the default capabilities have no effect.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         hostNetwork: true
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
package policies.pod.default_net_raw

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.privileged
	container.security.user != "nonroot"
	input.workload.hostUsers
	"NET_RAW" in container.security.capabilities
	every added in container.security.added { not added in {"ALL", "NET_RAW"} }
	finding := containers.finding(
		input.workload, container, sprintf("keeps NET_RAW on the network of the %s", [_network]),
		[containers.setting(container, container.security.fields.dropped, concat(", ", container.security.dropped))],
		set(),
	)
}

default _network := "pod"

_network := "node" if input.workload.hostNetwork
