# METADATA
# title: Account can change runtime and priority classes
# description: |
#   A runtime class can take the sandbox away from pods that rely on it; a priority class lets pods
#   push others off their nodes, and one that is the global default all of them.
# related_resources:
#   - description: Runtime class
#     ref: https://kubernetes.io/docs/concepts/containers/runtime-class/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-scheduling-classes
#   severity: low
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1562.001]
#     owasp: ["K02:2025"]
#   attack: |
#     Change the handler of the runtime class that sandboxes untrusted pods to the plain runtime.
#   needed: |
#     Operators of container runtimes and GPUs.
#   remediation: |
#     Let whoever installs the component create the classes; name them in resourceNames of the
#     update rule.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [node.k8s.io], resources: [runtimeclasses], verbs: [update]}
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
#         - {apiGroups: [node.k8s.io], resources: [runtimeclasses], verbs: [update], resourceNames: [agent]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_scheduling_classes

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.where(input.identity, [_asks])[""]
	message := sprintf("can change %s", [concat(", ", rbac.held(input.identity, _asks))])
	finding := rbac.finding(input.identity, message, evidence)
}

_asks := [
	[{"create", "patch", "update"}, "node.k8s.io", {"runtimeclasses"}],
	[{"create", "patch", "update"}, "scheduling.k8s.io", {"priorityclasses"}],
]
