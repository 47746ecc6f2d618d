# METADATA
# title: API token that is good for nothing
# description: |
#   The pod carries a token of the API server although its service account holds no permission
#   beyond what everyone has. It still proves an identity: to whoever trusts the cluster's issuer,
#   and to the API server as soon as somebody grants the account something.
# related_resources:
#   - description: Configure service accounts for pods
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# schemas:
#   - input: schema.workload
# custom:
#   id: unneeded-token
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.1.6"]
#     nsa: [token protection]
#     attack: [T1528]
#     owasp: ["K01:2025", "K03:2025"]
#   attack: |
#     Use the token where cloud roles, vaults or other clusters trust the cluster's issuer; or keep
#     it until a binding to system:serviceaccounts or to this account makes it worth more.
#   needed: |
#     Pods that only prove who they are (to a vault, a mesh, a cloud) need a token, but one with
#     that audience.
#   remediation: |
#     Set automountServiceAccountToken: false in the pod, or in the account if all its pods can do
#     without. For another service's sake mount a projected token with its audience and a short
#     life.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: "system:basic-user", labels: {kubernetes.io/bootstrapping: rbac-defaults}}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:basic-user"}
#       subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:authenticated"}]
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         serviceAccountName: proxy
#         containers: [{name: proxy, image: "registry.example/proxy:1", volumeMounts: [{name: t, mountPath: /t}]}]
#         volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: token}}]}}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: "system:basic-user", labels: {kubernetes.io/bootstrapping: rbac-defaults}}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:basic-user"}
#       subjects: [{apiGroup: rbac.authorization.k8s.io, kind: Group, name: "system:authenticated"}]
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         automountServiceAccountToken: false
#         containers: [{name: proxy, image: "registry.example/proxy:1", volumeMounts: [{name: t, mountPath: /t}]}]
#         volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: token, audience: vault}}]}}]
package policies.pod.unneeded_token

import data.policies.lib.containers

findings contains finding if {
	input.workload.accountGrants == 0
	some container in input.workload.containers
	tokens := [token | some token in container.tokens; token.api]
	count(tokens) > 0
	finding := containers.finding(
		input.workload, container,
		sprintf("holds a token of account %s, which has no permissions", [input.workload.serviceAccount]),
		[containers.setting(container, token.field, token.path) | some token in tokens],
		set(),
	)
}
