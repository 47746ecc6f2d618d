# METADATA
# title: Kernel parameter that Kubernetes calls unsafe
# description: |
#   The pod sets a kernel parameter that is not on the list of safe ones. Some of them reach beyond
#   the pod, some weaken the network of the node, and a kubelet that admits them was told to.
# related_resources:
#   - description: Using sysctls
#     ref: https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
#   - description: CVE-2022-0811, sysctls of CRI-O
#     ref: https://nvd.nist.gov/vuln/detail/CVE-2022-0811
# schemas:
#   - input: schema.workload
# custom:
#   id: unsafe-sysctl
#   severity: medium
#   category: pod
#   subject: workload
#   frameworks:
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1611]
#     owasp: ["K01:2025"]
#   attack: |
#     net.ipv4.conf.all.route_localnet=1 opens services that listen on localhost to the network;
#     kernel.* parameters of shared memory exhaust the node. In CRI-O before 1.23.2 a + in a value
#     set any parameter of the node, kernel.core_pattern among them.
#   needed: |
#     Load balancers, databases and network functions tune buffers and connection tracking of their
#     own network namespace.
#   remediation: |
#     Use the parameters of the safe list, or tune the node through its own configuration. Where it
#     must stay admit it on dedicated nodes only (allowedUnsafeSysctls of the kubelet, with a
#     taint).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {sysctls: [{name: net.ipv4.conf.all.route_localnet, value: "1"}]}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         securityContext: {sysctls: [{name: net.ipv4.tcp_syncookies, value: "1"}]}
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.pod.unsafe_sysctl

import data.policies.lib.containers
import data.policies.lib.sysctls

findings contains finding if {
	unsafe := [sysctl | some sysctl in input.workload.sysctls; not sysctl.name in sysctls.safe]
	count(unsafe) > 0
	finding := {
		"message": sprintf("sets %s", [concat(", ", [sysctl.name | some sysctl in unsafe])]),
		"evidence": [_evidence(sysctl) | some sysctl in unsafe],
		"mild": containers.mild(input.workload),
	}
}

_evidence(sysctl) := {"field": sysctl.field, "value": concat("=", [sysctl.name, sysctl.value])}
