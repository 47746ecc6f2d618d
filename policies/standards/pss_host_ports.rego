# METADATA
# title: Port of the node is opened
# description: |
#   Baseline forbids host ports. Ports of a pod on the host network count only where hostPort is
#   written, as the API server does when it stores the pod.
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
#   remediation: |
#     Remove hostPort and reach the pod through a Service (type NodePort or LoadBalancer, or internal
#     traffic policy Local for the pod on the same node).
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
