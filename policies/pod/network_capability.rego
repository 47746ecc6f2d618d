# METADATA
# title: Capability to steer network traffic
# description: |
#   With NET_ADMIN a container changes interfaces, routes, firewall and traffic rules, with NET_RAW
#   it captures and forges packets. On the network of the node that is the traffic of all its pods
#   and of the node itself; otherwise it is the pod's own, and with NET_RAW that of pods on the same
#   bridge.
# related_resources:
#   - description: capabilities(7)
#     ref: https://man7.org/linux/man-pages/man7/capabilities.7.html
#   - description: Attacking Kubernetes clusters through your network plumbing
#     ref: https://www.cyberark.com/resources/threat-research-blog/attacking-kubernetes-clusters-through-your-network-plumbing-part-1
# schemas:
#   - input: schema.workload
# custom:
#   id: network-capability
#   severity: high
#   category: pod
#   subject: workload
#   grants: intercept-traffic
#   frameworks:
#     cis: ["5.2.8", "5.2.9"]
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1557, T1040]
#     owasp: ["K01:2025", "K05:2025"]
#   attack: |
#     On the node's network: iptables -t nat -I PREROUTING -p udp --dport 53 -j DNAT … answers all
#     DNS of the node, tcpdump -i any reads what is not encrypted, and a rule for 169.254.169.254
#     sits between pods and the metadata service. Elsewhere ARP spoofing reaches the neighbors on
#     the bridge.
#   needed: |
#     Network plugins and service proxies (NET_ADMIN on the node's network), meshes that redirect a
#     pod's own traffic (in an init container), tools that send pings (NET_RAW).
#   expected: [Amazon VPC CNI, Antrea, Azure network policy and CNI, Calico, Cilium, Flannel, GKE
#     networking, ip-masq-agent, kindnet, Kube-OVN, kube-proxy, kube-router, kube-vip, MetalLB,
#     Multus, NodeLocal DNSCache, OVN-Kubernetes, Terway, Weave Net]
#   remediation: |
#     Set up rules and routes in an init container that ends, and drop both capabilities in the
#     containers that run on. Meshes can move it into their network plugin. Programs that ping work
#     without NET_RAW where the sysctl net.ipv4.ping_group_range covers their group, which it does
#     by default in recent runtimes.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         hostNetwork: true
#         containers:
#         - name: proxy
#           image: registry.example/proxy:1
#           securityContext: {capabilities: {drop: [ALL], add: [NET_ADMIN, NET_RAW]}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         containers:
#         - name: proxy
#           image: registry.example/proxy:1
#           securityContext: {capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}}
package policies.pod.network_capability

import data.policies.lib.containers

findings contains finding if {
	input.workload.os != "windows"
	some container in input.workload.containers
	not container.security.privileged
	count(container.security.added) > 0
	some severity, capabilities in _severity
	held := containers.adds(container, capabilities)
	count(held) > 0
	finding := object.union({"severity": severity}, containers.finding(
		input.workload, container, sprintf("has %s on the network of the %s", [concat(", ", held), _network]),
		array.concat(
			[containers.setting(container, container.security.fields.added, concat(", ", held))],
			_host_network,
		),
		containers.nonroot(container) | containers.mapped(input.workload),
	))
}

default _network := "pod"

_network := "node" if input.workload.hostNetwork

default _severity := {"medium": {"NET_ADMIN", "NET_RAW"}}

_severity := {"high": {"NET_ADMIN", "NET_RAW"}} if input.workload.hostNetwork

_host_network := [{"field": "spec.hostNetwork", "value": true} | input.workload.hostNetwork]
