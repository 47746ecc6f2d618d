# METADATA
# title: Account can run programs in every pod through the kubelet
# description: |
#   nodes/proxy is the kubelet's whole API: running programs in any container of a node, reading logs
#   and pod specifications with what stands in them. get is enough, because an exec over a websocket
#   is a GET. Neither admission nor the audit log of the API server sees it.
# related_resources:
#   - description: RBAC good practices, proxy subresource of nodes
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes
#   - description: Kubelet authorization
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: nodes-proxy
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: run-code
#   frameworks:
#     cis: ["5.1.10"]
#     nsa: [least-privilege RBAC]
#     attack: [T1609, T1613]
#     owasp: ["K02:2025", "K06:2025"]
#   remediation: |
#     Grant the finer resource instead: nodes/metrics for metrics, nodes/stats for the summary,
#     nodes/log for logs, and from Kubernetes 1.33 on nodes/pods, nodes/healthz and nodes/configz. Do
#     not grant */proxy or all resources of the core group.
package policies.rbac.nodes_proxy

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.proofs(input.identity, {"create", "get"}, "", "nodes/proxy")
	count(evidence) > 0
	finding := rbac.finding(input.identity, "can run programs in every pod through the kubelet", evidence)
}
