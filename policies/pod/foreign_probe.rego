# METADATA
# title: The kubelet connects elsewhere for the pod
# description: |
#   A probe or lifecycle hook names a host. The kubelet then connects there from the node's own
#   network, where the pod's network policies do not reach: to the metadata service, to what listens
#   on the node's localhost, to the networks around.
# related_resources:
#   - description: Pod Security Standards, host probes
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Configure probes
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/
# schemas:
#   - input: schema.workload
# custom:
#   id: foreign-probe
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     pss: [baseline]
#     nsa: [pod security]
#     attack: [T1090]
#     owasp: ["K01:2025", "K05:2025"]
#   attack: |
#     Change the probe's host and path and see from the pod's events whether a port of an internal
#     network answers, or have the kubelet fire a request that changes something: a blind request
#     forgery from every node.
#   needed: |
#     Pods on the node's network that listen on 127.0.0.1 only, and those of the control plane, which
#     ask the address of their own node; these are not reported.
#   remediation: |
#     Remove host, so that the kubelet asks the pod. What must check something else does so inside
#     of the container with an exec probe.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           livenessProbe: {httpGet: {host: 10.0.0.1, port: 80, path: /}}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           livenessProbe: {httpGet: {port: 80, path: /}}
package policies.pod.foreign_probe

import data.policies.lib.containers

findings contains finding if {
	input.workload.class != "control-plane"
	some container in input.workload.containers
	foreign := [call | some call in container.calls; not _own(call)]
	count(foreign) > 0
	finding := containers.finding(
		input.workload, container,
		sprintf("has the kubelet connect to %s", [concat(", ", {call.host | some call in foreign})]),
		[containers.setting(container, call.field, call.host) | some call in foreign],
		set(),
	)
}

# On the node's network the node's localhost is the pod's.
_own(call) if {
	input.workload.hostNetwork
	call.host in {"127.0.0.1", "::1", "localhost"}
}
