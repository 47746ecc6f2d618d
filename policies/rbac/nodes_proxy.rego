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
#   attack: |
#     A websocket GET to https://NODE:10250/exec/NAMESPACE/POD/CONTAINER?command=id&output=1 runs id
#     there, in any pod of any node; /pods lists what there is. Through the API server the path is
#     /api/v1/nodes/NODE/proxy/exec/….
#   needed: |
#     Older metric agents read /metrics and /stats through it; nodes/metrics and nodes/stats have
#     been enough for long. Debugging tools for people need it, no component.
#   remediation: |
#     Grant the finer resource instead: nodes/metrics for metrics, nodes/stats for the summary,
#     nodes/log for logs, and from Kubernetes 1.33 on nodes/pods, nodes/healthz and nodes/configz. Do
#     not grant */proxy or all resources of the core group.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: metrics}
#       rules:
#       - {apiGroups: [""], resources: [nodes/proxy], verbs: [get]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: metrics}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: metrics}
#       subjects: [{kind: ServiceAccount, name: metrics, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: metrics}
#       rules:
#       - {apiGroups: [""], resources: [nodes/metrics, nodes/stats], verbs: [get]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: metrics}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: metrics}
#       subjects: [{kind: ServiceAccount, name: metrics, namespace: kube-system}]
package policies.rbac.nodes_proxy

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.proofs(input.identity, {"create", "get"}, "", "nodes/proxy")
	count(evidence) > 0
	finding := rbac.finding(input.identity, "can run programs in every pod through the kubelet", evidence)
}

findings contains finding if {
	hits := rbac.named(input.identity, {"create", "get"}, "", "nodes/proxy")
	evidence := {hit.proof | some hit in hits}
	names := {sprintf("node/%s", [name]) | some hit in hits; some name in hit.grant.resourceNames}
	count(evidence) > 0
	finding := object.union(
		{"severity": "high", "capability": {"names": names}},
		rbac.finding(input.identity, "can run programs in every pod of the nodes named, through the kubelet", evidence),
	)
}
