# METADATA
# title: Account can map cloud identities to cluster-admin
# description: |
#   On EKS the ConfigMap aws-auth in kube-system says which AWS roles are which Kubernetes users and
#   groups. Whoever writes it maps a role of its own to system:masters. Clusters that only use
#   access entries ignore it.
# related_resources:
#   - description: EKS access entries
#     ref: https://docs.aws.amazon.com/eks/latest/userguide/access-entries.html
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-aws-auth
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: cluster-admin
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1098.006, T1078.004]
#     owasp: ["K02:2025", "K08:2025"]
#   attack: |
#     kubectl -n kube-system edit configmap aws-auth: add a role under mapRoles with the group
#     system:masters, then authenticate with that role.
#   needed: |
#     The node manager of EKS itself.
#   remediation: |
#     Move the cluster to access entries (aws eks update-cluster-config --name NAME --access-config
#     authenticationMode=API). Until then bind rules on configmaps in the component's own namespace,
#     or name its configmaps in resourceNames.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [aws-auth]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [agent]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_aws_auth

import data.policies.lib.rbac

findings contains finding if {
	input.cluster.distribution == "eks"
	some namespace, evidence in rbac.where(input.identity, [[[{"patch", "update"}, "", {"configmaps"}]]])
	namespace in {"", "kube-system"}
	finding := rbac.finding(input.identity, _message, evidence)
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"patch", "update"}, "", "configmaps")
	"aws-auth" in hit.grant.resourceNames
	hit.grant.namespace in {"", "kube-system"}
	finding := rbac.finding(input.identity, _message, {hit.proof})
}

_message := "can map AWS roles to system:masters in aws-auth"
