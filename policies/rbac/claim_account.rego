# METADATA
# title: Account can take the place of a powerful one
# description: |
#   A binding names a service account that does not exist and makes it as good as cluster-admin.
#   Whoever creates the account there, and a pod or a token of it, has that power. It happens when a
#   component was removed and its bindings were not.
# related_resources:
#   - description: RBAC good practices, periodic review
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#periodic-review
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: claim-account
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   grants: cluster-admin
#   frameworks:
#     cis: ["5.1.1"]
#     nsa: [least-privilege RBAC]
#     attack: [T1136.001, T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl create serviceaccount NAME -n NAMESPACE, then kubectl create token NAME: the old
#     binding makes it powerful at once.
#   needed: |
#     Never: the binding is a leftover.
#   remediation: |
#     Delete the binding that names the missing account (kubectl delete clusterrolebinding NAME),
#     and clean up bindings whenever a component is uninstalled.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: default, namespace: kube-system}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules: [{apiGroups: [""], resources: [serviceaccounts, pods], verbs: [create]}]
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: apps}]
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: leftover}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
#       subjects: [{kind: ServiceAccount, name: gone, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [serviceaccounts], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.claim_account

import data.policies.lib.rbac

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [
		[[{"create"}, "", {"serviceaccounts"}]],
		[
			[{"create"}, "", {"pods", "serviceaccounts/token"}],
			[{"create"}, "apps", {"daemonsets", "deployments", "replicasets", "statefulsets"}],
			[{"create"}, "batch", {"cronjobs", "jobs"}],
		],
	])
	claim := input.identity.namespaces[namespace].claimable[0]
	message := sprintf("can create the service account %s, which then %s", [claim.account, claim.why])
	finding := rbac.finding(input.identity, message, evidence)
}
