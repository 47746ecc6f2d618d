# METADATA
# title: Account can publish certificates or trust anchors
# description: |
#   The account writes the certificates of a signer of Kubernetes, for which it needs that signer's
#   key, or the trust bundles that pods believe in, with which it stands between mutually
#   authenticated services.
# related_resources:
#   - description: Cluster trust bundles
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/#cluster-trust-bundles
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: sign-certificates
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.11"]
#     nsa: [least-privilege RBAC]
#     attack: [T1557, T1649]
#     owasp: ["K09:2025"]
#   attack: |
#     Replace the certificates in a ClusterTrustBundle by one's own authority and answer in the
#     place of a service whose clients project the bundle.
#   needed: |
#     Certificate controllers, for signers of their own.
#   remediation: |
#     Name the component's own signers and bundles in resourceNames.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [sign]}
#         - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/status], verbs: [update]}
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
#         - {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [sign], resourceNames: [example.com/mesh]}
#         - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/status], verbs: [update]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.sign_certificates

import data.policies.lib.rbac

findings contains finding if {
	signers := rbac.proofs(input.identity, {"sign"}, _group, "signers") | _own_signers
	count(signers) > 0
	write := rbac.where(input.identity, [[[{"patch", "update"}, _group, {"certificatesigningrequests/status", "podcertificaterequests/status"}]]])[""]
	finding := rbac.finding(input.identity, "can publish the certificates of Kubernetes' signers", signers | write)
}

findings contains finding if {
	evidence := rbac.where(input.identity, [[[{"create", "patch", "update"}, _group, {"clustertrustbundles"}]]])[""]
	finding := rbac.finding(input.identity, "can change the trust bundles that pods believe in", evidence)
}

# Rules that name signers of Kubernetes. Those of others are their own affair.
_own_signers := {hit.proof |
	some hit in rbac.named(input.identity, {"sign"}, _group, "signers")
	some name in hit.grant.resourceNames
	startswith(name, "kubernetes.io/")
}

_group := "certificates.k8s.io"
