# METADATA
# title: Probe or hook calls another host than the pod
# description: |
#   The kubelet makes the connections of probes and lifecycle hooks, from the network of the node. A
#   host in them lets whoever writes the pod reach what only the node can, such as services that
#   listen on its localhost. Baseline forbids it since 1.34.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Probes
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/probes/
#   - description: Container lifecycle hooks
#     ref: https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-host-probes-and-host-lifecycle
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     Whoever may write pods has the kubelet of every node call http://169.254.169.254/ or a port of
#     the node's localhost, and sees in the events of the pod what it answered, or triggers by a GET
#     what only the node may.
#   needed: |
#     Pods on the host network whose health endpoint listens on 127.0.0.1 only, such as the control
#     plane's static pods.
#   remediation: |
#     Remove host: the kubelet then calls the pod's own address. To send a name, set a Host header in
#     httpHeaders; for a server on localhost use an exec probe.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           livenessProbe:
#             httpGet: {host: 127.0.0.1, port: 10248, path: /healthz}
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           livenessProbe:
#             httpGet: {port: 8080, path: /healthz}
package policies.standards.pss_host_probes_and_host_lifecycle

findings contains finding if {
	some container in input.workload.containers
	some call in container.calls
	finding := {
		"container": container.name,
		"message": sprintf("the kubelet calls %s for container %s", [call.host, container.name]),
		"evidence": [{"container": container.name, "field": call.field, "value": call.host}],
	}
}
