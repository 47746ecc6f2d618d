# METADATA
# title: Account can read every secret
# description: |
#   Secrets hold the credentials of all that runs in the cluster: tokens, certificates, registries,
#   cloud accounts. list and watch return their content, and so does deletecollection; with get alone
#   their names must be known or guessed, which is high instead of critical.
# related_resources:
#   - description: RBAC good practices, listing secrets
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets
#   - description: Good practices for secrets
#     ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: read-all-secrets
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: read-secrets
#   frameworks:
#     cis: ["5.1.2"]
#     nsa: [least-privilege RBAC]
#     attack: [T1552.007]
#     owasp: ["K02:2025", "K03:2025"]
#   attack: |
#     kubectl get secrets -A -o yaml, once: long-lived service account tokens, registry and cloud
#     credentials, private keys of certificates. Those that are no tokens work outside the cluster
#     and remain valid when the pod is long gone.
#   needed: |
#     Ingress and gateway controllers read certificates, cert-manager and external secrets write
#     them. All of them can be restricted to namespaces, and most watch all of them only by default.
#   remediation: |
#     Replace the ClusterRoleBinding by RoleBindings in the namespaces that the component serves, and
#     name the secrets in resourceNames. A controller that only copies certificates or credentials
#     keeps them in one namespace of its own.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: ingress}
#       rules:
#       - {apiGroups: [""], resources: [secrets], verbs: [get, list, watch]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: ingress}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ingress}
#       subjects: [{kind: ServiceAccount, name: ingress, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: ingress, namespace: shop}
#       rules:
#       - {apiGroups: [""], resources: [secrets], resourceNames: [shop-tls], verbs: [get]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: ingress, namespace: shop}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: ingress}
#       subjects: [{kind: ServiceAccount, name: ingress, namespace: kube-system}]
package policies.rbac.read_all_secrets

import data.policies.lib.rbac

findings contains finding if {
	evidence := _readers({"deletecollection", "list", "watch"})
	count(evidence) > 0
	finding := rbac.finding(input.identity, "can read every secret of the cluster", evidence | _readers({"get"}))
}

findings contains finding if {
	count(_readers({"deletecollection", "list", "watch"})) == 0
	evidence := _readers({"get"})
	count(evidence) > 0
	finding := object.union(
		{"severity": "high"},
		rbac.finding(input.identity, "can read any secret of the cluster whose name it knows", evidence),
	)
}

_readers(verbs) := rbac.proofs(input.identity, verbs, "", "secrets")
