# METADATA
# title: Account can change what others create, by policy
# description: |
#   A MutatingAdmissionPolicy rewrites objects on their way into the cluster, as a mutating webhook
#   does, without even a server: it adds a container or a service account to any pod.
# related_resources:
#   - description: Mutating admission policy
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/mutating-admission-policy/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-mutating-policies
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   combines: true
#   grants: control-admission
#   frameworks:
#     cis: ["5.1.12"]
#     nsa: [least-privilege RBAC]
#     attack: [T1546, T1562.001]
#     owasp: ["K04:2025"]
#   attack: |
#     Create a policy that adds a container with a hostPath volume to each new pod, and a binding
#     for it.
#   needed: |
#     Policy engines that compile their policies into admission policies.
#   remediation: |
#     Let an administrator create policies and bindings, or name the policies that the component
#     keeps up to date in resourceNames.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingadmissionpolicies, mutatingadmissionpolicybindings], verbs: [create]}
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
#         - {apiGroups: [admissionregistration.k8s.io], resources: [mutatingadmissionpolicies], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_mutating_policies

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [
		[[{"create", "patch", "update"}, _group, {"mutatingadmissionpolicies"}]],
		[[{"create", "patch", "update"}, _group, {"mutatingadmissionpolicybindings"}]],
	])[""]
	message := "can change whatever is created in the cluster, through admission policies"
	finding := object.union(rbac.milder(rbac.finding(input.identity, message, evidence), _old), _nothing)
}

findings contains finding if {
	evidence := rbac.where(input.identity, [[[{"patch", "update"}, _group, {"mutatingadmissionpolicies"}]]])[""]
	count(rbac.proofs(input.identity, {"create", "patch", "update"}, _group, "mutatingadmissionpolicybindings")) == 0
	message := "can rewrite the mutating admission policies that are bound"
	found := object.union({"severity": "high"}, rbac.finding(input.identity, message, evidence))
	finding := object.union(rbac.milder(found, _old), _nothing)
}

_old := {"servers before 1.36 do not serve them by default" | input.cluster.minor > 0; input.cluster.minor < 36}

_nothing := {"capability": null} if count(_old) > 0

_nothing := {} if count(_old) == 0

_group := "admissionregistration.k8s.io"
