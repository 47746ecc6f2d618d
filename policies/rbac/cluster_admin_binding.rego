# METADATA
# title: Account is cluster-admin
# description: |
#   The account may do everything in the cluster, through the role cluster-admin or another that
#   allows all verbs on all resources. Whoever takes over one of its pods, or a node that runs one,
#   has the cluster.
# related_resources:
#   - description: RBAC good practices, least privilege
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#least-privilege
#   - description: User-facing roles
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/rbac/#user-facing-roles
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: cluster-admin-binding
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: cluster-admin
#   frameworks:
#     cis: ["5.1.1"]
#     nsa: [least-privilege RBAC]
#     attack: [T1098.006, T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     The token in /var/run/secrets/kubernetes.io/serviceaccount/token of any of its pods is all it
#     takes: kubectl --token="$(cat token)" get secrets -A. Root on a node that runs such a pod has
#     it too, through a bug in any other pod of that node.
#   needed: |
#     Tools that apply whatever stands in a repository (Argo CD, Flux) hold it by default, and some
#     operators out of convenience. Each of them has a documented way to do with less.
#   remediation: |
#     Bind a role with the rules that the component's documentation lists, and start from its
#     requests in the API server's audit log if there is no such list. An operator that installs
#     others' manifests runs under an account of its own, on nodes of its own, and impersonates a
#     narrower account for each tenant.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: deployer}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
#       subjects: [{kind: ServiceAccount, name: deployer, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: deployer, namespace: shop}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: edit}
#       subjects: [{kind: ServiceAccount, name: deployer, namespace: kube-system}]
package policies.rbac.cluster_admin_binding

import data.policies.lib.rbac

findings contains finding if {
	evidence := {rbac.origin(input.identity, grant, "*/* [*]") | some grant in rbac.everything(input.identity)}
	count(evidence) > 0
	finding := rbac.finding(input.identity, "may do everything in the cluster", evidence)
}
