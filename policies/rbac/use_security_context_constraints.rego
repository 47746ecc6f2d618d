# METADATA
# title: Account may run privileged pods on OpenShift
# description: |
#   The account may use a SecurityContextConstraints that lets pods have root on their node. With
#   the right to create pods, or through whoever creates them for it, that is a way out of the
#   container.
# related_resources:
#   - description: Managing security context constraints
#     ref: https://docs.redhat.com/en/documentation/openshift_container_platform/4.18/html/authentication_and_authorization/managing-pod-security-policies
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: use-security-context-constraints
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1611]
#     owasp: ["K01:2025", "K02:2025"]
#   attack: |
#     Create a pod with privileged: true in a namespace where the account may use the SCC
#     privileged, and chroot into the node.
#   needed: |
#     Node agents, storage and network drivers that run privileged themselves.
#   remediation: |
#     Grant the one SCC that the pod needs by resourceNames, or a custom one with only the volumes
#     and capabilities it uses; restricted-v2 needs no grant.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: [use], resourceNames: [privileged]}
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
#         - {apiGroups: [security.openshift.io], resources: [securitycontextconstraints], verbs: [use], resourceNames: [restricted-v2]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.use_security_context_constraints

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"use"}, _group, {"securitycontextconstraints"}]]])
	finding := rbac.finding(input.identity, sprintf("may use every SecurityContextConstraints %s", [worth.place(namespace)]), evidence)
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"use"}, _group, "securitycontextconstraints")
	some name in hit.grant.resourceNames
	name in {"anyuid", "hostaccess", "hostmount-anyuid", "hostmount-anyuid-v2", "hostnetwork", "hostnetwork-v2", "node-exporter", "privileged"}
	severity := {true: "high", false: "medium"}[name in {"hostaccess", "hostmount-anyuid", "hostmount-anyuid-v2", "privileged"}]
	finding := object.union(
		{"severity": severity},
		rbac.finding(input.identity, sprintf("may use the SecurityContextConstraints %s", [name]), {hit.proof}),
	)
}

_group := "security.openshift.io"
