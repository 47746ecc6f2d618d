# METADATA
# title: Pod runs as the account that nobody chose
# description: |
#   The pod holds a token of the namespace's account default, which every pod gets that names no
#   other. A permission that is granted to one of them is granted to all, now and later.
# related_resources:
#   - description: Configure service accounts for pods
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
#   - description: RBAC good practices
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/
# schemas:
#   - input: schema.workload
# custom:
#   id: default-service-account
#   severity: low
#   category: pod
#   subject: workload
#   frameworks:
#     cis: ["5.1.5"]
#     nsa: [token protection, least-privilege RBAC]
#     attack: [T1528]
#     owasp: ["K02:2025"]
#   attack: |
#     Take over any pod of the namespace that names no account, and use what was once granted to
#     default for some other one.
#   needed: |
#     Never: an account costs nothing.
#   remediation: |
#     Give the workload an account of its own (serviceAccountName), with
#     automountServiceAccountToken: false if it does not use the API, and set the same on the
#     account default of the namespace.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         serviceAccountName: default
#         containers: [{name: proxy, image: "registry.example/proxy:1", volumeMounts: [{name: t, mountPath: /t}]}]
#         volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: token}}]}}]
#     good: |
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: proxy, namespace: kube-system}
#       spec:
#         serviceAccountName: proxy
#         containers: [{name: proxy, image: "registry.example/proxy:1", volumeMounts: [{name: t, mountPath: /t}]}]
#         volumes: [{name: t, projected: {sources: [{serviceAccountToken: {path: token}}]}}]
package policies.pod.default_service_account

import data.policies.lib.containers

findings contains finding if {
	input.workload.serviceAccount == "default"
	count(_holders) > 0
	finding := {
		"message": sprintf("holds tokens of the account default in %s", [concat(", ", _holders)]),
		"evidence": [{"field": "spec.serviceAccountName", "value": "default"}],
		"mild": containers.mild(input.workload),
	}
}

_holders := {container.name | some container in input.workload.containers; some token in container.tokens; token.api}
