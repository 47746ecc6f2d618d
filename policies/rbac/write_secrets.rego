# METADATA
# title: Account can overwrite the secrets of others
# description: |
#   A changed secret changes whom a component trusts and what it signs with: certificates of
#   webhooks and of ingress, registry and cloud credentials. The answer to a change holds the rest
#   of the secret, so that writing by name is reading, too.
# related_resources:
#   - description: Good practices for secrets
#     ref: https://kubernetes.io/docs/concepts/security/secrets-good-practices/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-secrets
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   grants: read-secrets
#   frameworks:
#     cis: ["5.1.2"]
#     nsa: [least-privilege RBAC]
#     attack: [T1552.007, T1557]
#     owasp: ["K02:2025", "K03:2025"]
#   attack: |
#     kubectl -n NAMESPACE patch secret NAME --type=merge -p {} -o yaml answers with the whole
#     secret; with stringData it replaces a certificate.
#   needed: |
#     Certificate and credential controllers, for the secrets that they make.
#   remediation: |
#     Name the secrets in resourceNames of the patch and update rules, and keep them in the
#     component's namespace.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [secrets], verbs: [patch]}
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
#         - {apiGroups: [""], resources: [secrets], verbs: [patch], resourceNames: [agent-tls]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_secrets

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"patch", "update"}, "", {"secrets"}]]])
	grade := _grade(namespace)
	finding := worth.bounded(input.identity, namespace, "can overwrite secrets, and read those whose names it knows", evidence, grade, "high")
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"patch", "update"}, "", "secrets")
	some consumer in hit.leads.consumers
	consumer.privileged
	not consumer.workload in _own
	finding := object.union(
		rbac.finding(input.identity, sprintf("can overwrite %s, which %s uses", [consumer.object, consumer.workload]), {hit.proof}),
		{"severity": "medium", "capability": {"namespace": hit.grant.namespace, "names": hit.grant.resourceNames}},
	)
}

_grade("") := {"severity": "high", "because": ""}

_grade(namespace) := worth.secrets(input.identity, namespace) if namespace != ""

_own := {sprintf("%s/%s/%s", [w.kind, w.namespace, w.name]) | some w in input.identity.workloads}
