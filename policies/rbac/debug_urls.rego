# METADATA
# title: Account can read the internals of the API server
# description: |
#   URLs that are no resources include profiles, which are parts of the API server's memory, its
#   flags and its logs. A wildcard covers them all.
# related_resources:
#   - description: Health endpoints
#     ref: https://kubernetes.io/docs/reference/using-api/health-checks/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: debug-urls
#   severity: low
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1082]
#     owasp: ["K02:2025", "K06:2025"]
#   attack: |
#     kubectl get --raw /debug/pprof/heap
#   needed: |
#     Metrics need /metrics, health checks /healthz, /livez and /readyz.
#   remediation: |
#     List the URLs: /metrics, /metrics/slis, /healthz. Start the API server with --profiling=false.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {nonResourceURLs: ["*"], verbs: [get]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {nonResourceURLs: [/metrics], verbs: [get]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.debug_urls

import data.policies.lib.rbac

findings contains finding if {
	evidence := {rbac.origin(input.identity, grant, sprintf("%s [%s]", [url, concat(", ", grant.verbs)])) |
		some url, places in input.identity.byURL
		_internal(url)
		some i in places
		grant := input.identity.grants[i]
		grant.namespace == ""
	}
	count(evidence) > 0
	finding := rbac.finding(input.identity, "can read profiles, flags and logs of the API server", evidence)
}

_internal("*")

_internal("/*")

_internal(url) if {
	some path in {"/debug", "/logs"}
	startswith(url, path)
}
