# METADATA
# title: Port of the node is opened
# description: |
#   Baseline forbids host ports. For a pod on the host network the API server writes hostPort wherever
#   it is left out, so such ports count in a cluster, and in a manifest only if it is written.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Ports of a container
#     ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-host-ports
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   attack: |
#     The port is open on the node's addresses, past network policies that guard pods, and on
#     internet-facing nodes for everybody. A pod that takes a port first keeps the node's own
#     service from it, or answers in its place.
#   needed: |
#     Ingress controllers and load balancers of clusters without a cloud, node-local DNS, agents
#     that others find by the node's address.
#   remediation: |
#     Remove hostPort and reach the pod through a Service (type NodePort or LoadBalancer, or internal
#     traffic policy Local for the pod on the same node).
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           ports: [{containerPort: 9100, hostPort: 9100}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#           ports: [{containerPort: 9100}]
package policies.standards.pss_host_ports

findings contains finding if {
	some container in input.workload.containers
	some port in container.ports
	port.declaredHostPort != 0
	finding := {
		"container": container.name,
		"message": sprintf("container %s opens port %d of the node", [container.name, port.declaredHostPort]),
		"evidence": [{
			"container": container.name,
			"field": sprintf("%s.hostPort", [port.field]),
			"value": port.declaredHostPort,
		}],
	}
}
