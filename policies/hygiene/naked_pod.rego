# METADATA
# title: Pod that nothing restarts
# description: |
#   No controller owns the pod. If its node dies or it is evicted it is gone, and nobody notices a
#   sensor, an agent or a webhook that is missing.
# related_resources:
#   - description: Configuration best practices, naked pods
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/#working-with-pods
# schemas:
#   - input: schema.workload
# custom:
#   id: naked-pod
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     nsa: [resource policies]
#     attack: [T1499]
#     owasp: ["K01:2025"]
#   attack: |
#     Evict or delete it and be rid of it for good.
#   needed: |
#     Debugging, for an hour.
#   remediation: |
#     Put it into a Deployment, DaemonSet or Job.
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
#       apiVersion: apps/v1
#       kind: Deployment
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         selector: {matchLabels: {a: b}}
#         template:
#           metadata: {labels: {a: b}}
#           spec:
#             containers: [{name: agent, image: "registry.example/agent:1"}]
package policies.hygiene.naked_pod

import data.policies.lib.containers

findings contains finding if {
	input.workload.kind == "Pod"
	finding := {
		"message": "has no controller that brings it back",
		"evidence": [{"field": "metadata.ownerReferences", "value": "none"}],
		"mild": containers.mild(input.workload),
	}
}
