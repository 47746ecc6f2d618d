# METADATA
# title: Account can create bootstrap tokens
# description: |
#   A secret of type bootstrap.kubernetes.io/token in kube-system is a password for joining nodes:
#   on clusters that approve such requests, as kubeadm sets them up, it becomes the certificate of a
#   new node. The right to create secrets there is enough; they need not be read.
# related_resources:
#   - description: Bootstrap tokens
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/bootstrap-tokens/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: bootstrap-tokens
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.2"]
#     nsa: [least-privilege RBAC]
#     attack: [T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     Create the secret bootstrap-token-abcdef in kube-system with a token of one's choice, request
#     a kubelet certificate with it, and act as the node.
#   needed: |
#     Cluster installers that join nodes. Nothing that runs in the cluster otherwise.
#   remediation: |
#     Bind the role in the component's own namespace instead of kube-system or everywhere. If no
#     nodes join by token, turn the authenticator off (--enable-bootstrap-token-auth=false).
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [secrets], verbs: [create]}
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
#         - {apiGroups: [""], resources: [secrets], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: agents}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.bootstrap_tokens

import data.policies.lib.rbac

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"create"}, "", {"secrets"}]]])
	namespace in {"", "kube-system"}
	finding := rbac.finding(input.identity, "can create bootstrap tokens, and join a node with one", evidence)
}
