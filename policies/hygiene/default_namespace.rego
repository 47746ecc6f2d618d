# METADATA
# title: System pod in the namespace default
# description: |
#   The workload runs in the namespace default, beside whatever lands there by mistake, under roles
#   and policies that nobody wrote for it.
# related_resources:
#   - description: Namespaces
#     ref: https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/
# schemas:
#   - input: schema.workload
# custom:
#   id: default-namespace
#   severity: low
#   category: hygiene
#   default: false
#   subject: workload
#   frameworks:
#     cis: ["5.6.4"]
#     nsa: [network separation]
#     attack: [T1036.005]
#     owasp: ["K01:2025"]
#   attack: |
#     Whoever may create pods in default, as many may, uses this workload's service account.
#   needed: |
#     Never.
#   remediation: |
#     Move it into a namespace of its own, with a Pod Security level and network policies that fit
#     it.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: default}
#       spec:
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
package policies.hygiene.default_namespace

import data.policies.lib.containers

findings contains finding if {
	input.workload.namespace == "default"
	finding := {
		"message": "runs in the namespace default",
		"evidence": [{"field": "metadata.namespace", "value": "default"}],
		"mild": containers.mild(input.workload),
	}
}
