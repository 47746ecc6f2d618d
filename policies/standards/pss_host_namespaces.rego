# METADATA
# title: Namespace of the node is shared
# description: |
#   Baseline forbids hostNetwork, hostPID and hostIPC.
# related_resources:
#   - description: Pod Security Standards
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-standards/
#   - description: Pod specification
#     ref: https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#host-namespaces
# schemas:
#   - input: schema.workload
# custom:
#   id: pss-host-namespaces
#   severity: medium
#   category: standards
#   default: false
#   subject: workload
#   frameworks:
#     pss: [baseline]
#   remediation: |
#     Set the field to false. Agents that watch the node's network or processes cannot meet this level:
#     keep them in a namespace of their own, so that the others of theirs can enforce it.
package policies.standards.pss_host_namespaces

findings contains finding if {
	some field, namespace in {"hostNetwork": "network", "hostPID": "process ID", "hostIPC": "IPC"}
	input.workload[field]
	finding := {
		"message": sprintf("pod is in the %s namespace of the node", [namespace]),
		"evidence": [{"field": sprintf("spec.%s", [field]), "value": true}],
	}
}
