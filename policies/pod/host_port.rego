# METADATA
# title: Port of the node
# description: |
#   The container's port is open on each node that runs the pod, past the service and, with many
#   network plugins, past network policies: whoever reaches the nodes reaches it.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Configuration best practices, services
#     ref: https://kubernetes.io/docs/concepts/configuration/overview/#services
# schemas:
#   - input: schema.workload
# custom:
#   id: host-port
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.2.12"]
#     pss: [baseline]
#     nsa: [network separation]
#     attack: [T1133]
#     owasp: ["K01:2025", "K05:2025"]
#   attack: |
#     Connect to NODE:PORT from any pod or from the network of the nodes. Whoever holds such a port
#     also answers in the place of what should listen there.
#   needed: |
#     Ingress controllers on bare metal, agents that applications find on their own node, DNS
#     caches.
#   remediation: |
#     Reach the agent through a service with internalTrafficPolicy: Local, or through a socket in a
#     directory that both mount. Where the port must be on the node set hostIP to the one address
#     that needs it.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           ports: [{containerPort: 8080, hostPort: 8080}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           ports: [{containerPort: 8080}]
package policies.pod.host_port

import data.policies.lib.containers

# On the node's network all ports are the node's, which host-network says.
findings contains finding if {
	not input.workload.hostNetwork
	some container in input.workload.containers
	open := [port | some port in container.ports; port.hostPort > 0]
	count(open) > 0
	finding := containers.finding(
		input.workload, container, sprintf("opens %s on the node", [concat(", ", [_text(port) | some port in open])]),
		[containers.setting(container, sprintf("%s.hostPort", [port.field]), _text(port)) | some port in open],
		set(),
	)
}

_text(port) := sprintf("%d/%s%s", [port.hostPort, _protocol(port.protocol), _address(port.hostIP)])

# Manifests leave out what the API server fills in.
_protocol("") := "TCP"

_protocol(protocol) := protocol if protocol != ""

_address("") := ""

_address(ip) := sprintf(" of %s", [ip]) if ip != ""
