# METADATA
# title: API token that does not expire
# description: |
#   The container mounts a secret with a service account token of the old kind. It is good until the
#   secret is deleted, on any machine and after the pod is gone, unlike the tokens that the kubelet
#   renews every hour and that die with the pod.
# related_resources:
#   - description: Managing service accounts, long-lived tokens
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/#manual-secret-management-for-serviceaccounts
#   - description: Configure service accounts for pods
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# schemas:
#   - input: schema.workload
# custom:
#   id: long-lived-token
#   severity: medium
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.1.6"]
#     nsa: [token protection]
#     attack: [T1528]
#     owasp: ["K01:2025", "K03:2025"]
#   attack: |
#     Copy the token out once (a backup, a log, a crash dump) and use it from anywhere for years.
#     Whoever reads secrets in the namespace has it too.
#   needed: |
#     Programs that run outside of the cluster, for want of anything better. No pod needs it.
#   remediation: |
#     Take the volume away: the kubelet mounts a short-lived token by itself, and a projected volume
#     brings one with other paths or audiences. Then delete the secret, which ends the old token.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         serviceAccountName: proxy
#         containers: [{name: proxy, image: "registry.example/proxy:1", volumeMounts: [{name: t, mountPath: /t}]}]
#         volumes: [{name: t, secret: {secretName: proxy-token-x7k2p}}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         serviceAccountName: proxy
#         containers: [{name: proxy, image: "registry.example/proxy:1", volumeMounts: [{name: t, mountPath: /t}]}]
#         volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: token}}]}}]
package policies.pod.long_lived_token

import data.policies.lib.containers

findings contains finding if {
	some container in input.workload.containers
	tokens := [token | some token in container.tokens; token.via == "secret"]
	count(tokens) > 0
	found := containers.finding(
		input.workload, container,
		sprintf("holds a token of account %s that does not expire", [input.workload.serviceAccount]),
		[containers.setting(container, token.field, token.path) | some token in tokens],
		set(),
	)
	finding := object.union(found, {"mild": (found.mild | _usual(tokens))})
}

# Nobody has chosen such a token where all pods get one.
_usual(tokens) := {"servers before 1.22 mount no other token" |
	input.cluster.minor > 0
	input.cluster.minor < 22
	every token in tokens { startswith(token.path, "/var/run/secrets/kubernetes.io/serviceaccount") }
}
