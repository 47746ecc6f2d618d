# METADATA
# title: Account can issue client certificates
# description: |
#   Whoever creates a signing request, approves it and may approve for the signer of client
#   certificates has a certificate for any user name but those in system:masters, such as
#   system:kube-controller-manager. It cannot be revoked. With approval alone somebody else must
#   create the request. The signers of kubelets only make nodes.
# related_resources:
#   - description: RBAC good practices, certificates
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing
#   - description: Certificate signing requests
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/certificate-signing-requests/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: approve-certificates
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   grants: issue-certificate
#   frameworks:
#     cis: ["5.1.11"]
#     nsa: [least-privilege RBAC]
#     attack: [T1098, T1649]
#     owasp: ["K02:2025", "K09:2025"]
#   attack: |
#     Create a CertificateSigningRequest for signer kubernetes.io/kube-apiserver-client with the
#     common name system:kube-controller-manager, approve it, read status.certificate.
#   needed: |
#     The controller manager's own approver; operators that hand out certificates of signers of
#     their own.
#   remediation: |
#     Name the component's own signer in resourceNames of the approve rule, never kubernetes.io/*.
#     Let a component request certificates and somebody else approve them.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests], verbs: [create, get]}
#         - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}
#         - {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve], resourceNames: ["kubernetes.io/*"]}
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
#         - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests], verbs: [create, get]}
#         - {apiGroups: [certificates.k8s.io], resources: [certificatesigningrequests/approval], verbs: [update]}
#         - {apiGroups: [certificates.k8s.io], resources: [signers], verbs: [approve], resourceNames: [example.com/mesh]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.approve_certificates

import data.policies.lib.rbac

findings contains finding if {
	not rbac.bundle(input.identity)
	evidence := _signers({"kubernetes.io/kube-apiserver-client", "kubernetes.io/*"})
	count(evidence) > 0
	finding := _finding("any user", evidence, "critical", "high")
}

findings contains finding if {
	not rbac.bundle(input.identity)
	count(_signers({"kubernetes.io/kube-apiserver-client", "kubernetes.io/*"})) == 0
	evidence := _signers({"kubernetes.io/kube-apiserver-client-kubelet"})
	count(evidence) > 0
	finding := object.union(_finding("any node", evidence, "high", "medium"), {"capability": {"names": ["system:nodes"]}})
}

findings contains finding if {
	not rbac.bundle(input.identity)
	count(_signers({"kubernetes.io/kube-apiserver-client", "kubernetes.io/*", "kubernetes.io/kube-apiserver-client-kubelet"})) == 0
	evidence := {hit.proof |
		some hit in rbac.named(input.identity, {"approve"}, _group, "signers")
		some name in hit.grant.resourceNames
		name in {"kubernetes.io/kubelet-serving", "kubernetes.io/legacy-unknown"}
	}
	count(evidence) > 0
	count(_approvals) > 0
	message := "approves certificates of servers, which clients inside the cluster may believe"
	finding := object.union(
		{"severity": "medium", "capability": null},
		rbac.finding(input.identity, message, evidence | _approvals),
	)
}

# Every kubelet may request certificates. The API server asks whoever approves
# for both other rights, so that two accounts with one each do not add up.
findings contains finding if {
	rbac.bundle(input.identity)
	signers := _signers({"kubernetes.io/kube-apiserver-client", "kubernetes.io/*"})
	approvers := _subjects(signers) & _subjects(_approvals)
	count(approvers) > 0
	count(approvers & _subjects(_requests)) == 0
	evidence := {e | some e in (signers | _approvals); e.subject in approvers}
	finding := rbac.finding(input.identity, "with the kubelet, which may request it, can issue a certificate for any user", evidence)
}

_subjects(evidence) := {e.subject | some e in evidence}

_finding(whom, signers, whole, _) := object.union(
	{"severity": whole},
	rbac.finding(input.identity, sprintf("can issue a certificate for %s to itself", [whom]), ((signers | _approvals) | _requests)),
) if {
	count(_approvals) > 0
	count(_requests) > 0
}

_finding(whom, signers, _, half) := object.union(
	{"severity": half},
	rbac.finding(input.identity, sprintf("approves certificates for %s, which somebody else must request", [whom]), signers | _approvals),
) if {
	count(_approvals) > 0
	count(_requests) == 0
}

_requests := rbac.proofs(input.identity, {"create"}, _group, "certificatesigningrequests")

_approvals := rbac.proofs(input.identity, {"patch", "update"}, _group, "certificatesigningrequests/approval")

_signers(names) := rbac.proofs(input.identity, {"approve"}, _group, "signers") | {hit.proof |
	some hit in rbac.named(input.identity, {"approve"}, _group, "signers")
	some name in hit.grant.resourceNames
	name in names
}

_group := "certificates.k8s.io"
