# METADATA
# title: No network policy
# description: |
#   No network policy selects pods of the namespace: all of them may talk to everything that the
#   nodes reach, the metadata service of the cloud included, and everything may talk to them.
# related_resources:
#   - description: Network policies
#     ref: https://kubernetes.io/docs/concepts/services-networking/network-policies/
# schemas:
#   - input: schema.namespace
# custom:
#   id: network-policy-missing
#   severity: low
#   category: hygiene
#   default: false
#   subject: namespace
#   frameworks:
#     cis: ["5.3.2"]
#     nsa: [network separation]
#     attack: [T1046, T1552.005]
#     owasp: ["K05:2025"]
#   attack: |
#     From any pod that was taken over fetch the node's credentials at 169.254.169.254, scan the
#     cluster, and send out what was found.
#   needed: |
#     Namespaces whose pods are all on the node's network: policies do not reach them.
#   remediation: |
#     Deny all traffic by default and allow what is needed: DNS, the API server, the component's own
#     peers. Block 169.254.169.254 for pods that need no cloud.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Namespace
#       metadata: {name: logging}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: log-agent, namespace: logging}
#       spec:
#         containers: [{name: agent, image: "registry.example/log-agent:1"}]
#       ---
#       apiVersion: networking.k8s.io/v1
#       kind: NetworkPolicy
#       metadata: {name: deny, namespace: other}
#       spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
#     good: |
#       apiVersion: v1
#       kind: Namespace
#       metadata: {name: logging}
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: log-agent, namespace: logging}
#       spec:
#         containers: [{name: agent, image: "registry.example/log-agent:1"}]
#       ---
#       apiVersion: networking.k8s.io/v1
#       kind: NetworkPolicy
#       metadata: {name: deny, namespace: logging}
#       spec: {podSelector: {}, policyTypes: [Ingress, Egress]}
package policies.hygiene.network_policy_missing

findings contains finding if {
	input.cluster.networkPolicies
	input.namespace.networkPolicies == 0
	finding := {
		"message": "has no network policy",
		"evidence": [{"field": "metadata.name", "value": "no NetworkPolicy in the namespace"}],
	}
}
