# METADATA
# title: Account can change service accounts
# description: |
#   Annotations of a service account name the cloud role that its pods get (EKS, GKE, AKS). Where
#   the cloud trusts the cluster as a whole, any account can be given any role. Its image pull
#   secrets decide whose registries are read.
# related_resources:
#   - description: IAM roles for service accounts
#     ref: https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: annotate-accounts
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1078.004]
#     owasp: ["K02:2025", "K08:2025"]
#   attack: |
#     kubectl annotate serviceaccount NAME eks.amazonaws.com/role-arn=ROLE and start a pod with it.
#   needed: |
#     Installers and operators that manage accounts of what they deploy.
#   remediation: |
#     Name the account in the trust condition of the cloud role (sub must be
#     system:serviceaccount:NAMESPACE:NAME, without a wildcard), and the accounts in resourceNames of
#     the rule.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [serviceaccounts], verbs: [patch]}
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
#         - {apiGroups: [""], resources: [serviceaccounts], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.annotate_accounts

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_asks])
	severity := {true: "medium", false: "low"}[namespace == ""]
	message := sprintf("can give service accounts other cloud roles %s", [worth.place(namespace)])
	finding := object.union({"severity": severity}, rbac.finding(input.identity, message, evidence))
}

_asks := [
	[{"patch", "update"}, "", {"serviceaccounts"}],
]
