# METADATA
# title: Account can switch off admission checks
# description: |
#   Policies and webhooks that refuse dangerous objects can be deleted, or changed until they match
#   nothing. Some of them are what keeps an agent on its own node. Whoever may only add policies can
#   refuse everything, which is medium.
# related_resources:
#   - description: Validating admission policy
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: weaken-admission
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   grants: weaken-policy
#   frameworks:
#     cis: ["5.1.12", "5.2.1"]
#     nsa: [least-privilege RBAC]
#     attack: [T1562.001]
#     owasp: ["K04:2025"]
#   attack: |
#     kubectl delete validatingwebhookconfiguration NAME, then create what it refused.
#   needed: |
#     Policy engines, for their own configurations.
#   remediation: |
#     Name the component's own configurations in resourceNames of the delete, patch and update
#     rules.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], verbs: [delete]}
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
#         - {apiGroups: [admissionregistration.k8s.io], resources: [validatingwebhookconfigurations], verbs: [delete, patch], resourceNames: [agent]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.weaken_admission

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	finding := rbac.finding(input.identity, "can delete or change the checks on what is created", evidence)
}

findings contains finding if {
	count(rbac.where(input.identity, [_asks])) == 0
	evidence := rbac.where(input.identity, [
		[[{"create"}, _group, {"validatingadmissionpolicies"}]],
		[[{"create"}, _group, {"validatingadmissionpolicybindings"}]],
	])[""]
	message := "can refuse what others create, through admission policies"
	finding := object.union({"severity": "medium", "capability": null}, rbac.finding(input.identity, message, evidence))
}

_group := "admissionregistration.k8s.io"

_asks := [
	[{"delete", "deletecollection", "patch", "update"}, _group, {"validatingadmissionpolicies", "validatingadmissionpolicybindings"}],
	[{"delete", "deletecollection"}, _group, {"mutatingwebhookconfigurations", "validatingwebhookconfigurations"}],
]
