# METADATA
# title: Account can run programs in pods
# description: |
#   exec and attach are a shell in any container: its token, its mounts, its network, and root on
#   the node where the container is privileged. Servers before 1.35 take get for enough, because a
#   websocket is opened by a GET.
# related_resources:
#   - description: Audit of kubectl exec
#     ref: https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: exec-pods
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: run-code
#   frameworks:
#     cis: ["5.1.4"]
#     nsa: [least-privilege RBAC]
#     attack: [T1609]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl exec -n NAMESPACE POD -- cat /var/run/secrets/kubernetes.io/serviceaccount/token
#   needed: |
#     Operators of databases and storage that run commands inside the pods they manage.
#   remediation: |
#     Bind the role with a RoleBinding in the namespace of the pods it manages, where nothing
#     powerful or privileged runs; better, give those pods an API of their own.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods/exec], verbs: [create]}
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
#         - {apiGroups: [""], resources: [pods], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.exec_pods

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[_verbs, "", {"pods/attach", "pods/exec"}]]])
	grade := worth.running(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "can run programs in pods", evidence, grade, "critical")
}

findings contains finding if {
	some resource in {"pods/attach", "pods/exec"}
	some hit in rbac.named(input.identity, _verbs, "", resource)
	finding := worth.named_pods(input.identity, "can run programs in", hit)
}

findings contains finding if {
	input.cluster.minor == 0
	count(rbac.where(input.identity, [[[{"create"}, "", {"pods/attach", "pods/exec"}]]])) == 0
	some namespace, evidence in rbac.where(input.identity, [[[{"get"}, "", {"pods/attach", "pods/exec"}]]])
	grade := worth.running(input.identity, namespace)
	message := "can run programs, on servers before 1.35, in pods"
	finding := worth.bounded(input.identity, namespace, message, evidence, grade, "medium")
}

default _verbs := {"create"}

_verbs := {"create", "get"} if {
	input.cluster.minor > 0
	input.cluster.minor < 35
}
