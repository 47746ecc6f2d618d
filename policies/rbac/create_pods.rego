# METADATA
# title: Account can start pods in every namespace
# description: |
#   Whoever creates a pod chooses its service account, and mounts any secret of the namespace. The
#   same goes for whatever makes pods from a template, and for changing one that exists. So the
#   right is worth what lives in the namespace: where a service account is as good as cluster-admin,
#   as those of the controllers in kube-system are, it is the cluster. Where Pod Security admission
#   does not forbid it, a privileged pod is root on a node besides.
# related_resources:
#   - description: RBAC good practices, workload creation
#     ref: https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation
#   - description: Pod Security admission
#     ref: https://kubernetes.io/docs/concepts/security/pod-security-admission/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: create-pods
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: run-pod
#   frameworks:
#     cis: ["5.1.4"]
#     nsa: [least-privilege RBAC]
#     attack: [T1610, T1053.007]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl run x --image x --overrides='{"spec":{"serviceAccountName":"POWERFUL"}}' -n NAMESPACE,
#     then read its token; or a pod that mounts the node's disk where Pod Security admission allows
#     it. Changing the template of a DaemonSet does the same without creating anything.
#   needed: |
#     Operators and CI systems that run workloads for others. A component that only restarts its own
#     pods needs delete on pods in its own namespace.
#   remediation: |
#     Replace the ClusterRoleBinding by RoleBindings in the namespaces where the component runs
#     workloads, none of which holds powerful service accounts. Where it must be cluster-wide, leave
#     kube-system and other system namespaces to an admission policy that refuses this account there.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: runner}
#       rules:
#       - {apiGroups: [""], resources: [pods], verbs: [create, get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: runner}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: runner}
#       subjects: [{kind: ServiceAccount, name: runner, namespace: kube-system}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: Role
#       metadata: {name: runner, namespace: builds}
#       rules:
#       - {apiGroups: [""], resources: [pods], verbs: [delete, get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: runner, namespace: builds}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: runner}
#       subjects: [{kind: ServiceAccount, name: runner, namespace: kube-system}]
package policies.rbac.create_pods

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in _made
	grade := worth.pods(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "can start pods with any service account", evidence, grade, "critical")
}

findings contains finding if {
	some [group, resources] in _templates
	some resource in resources
	some hit in rbac.named(input.identity, {"patch", "update"}, group, resource)
	namespace := hit.grant.namespace
	every place in {"", namespace} { not _made[place] }
	limit := _limit(namespace)
	message := sprintf("can give any service account to %s %s", [resource, concat(", ", hit.grant.resourceNames)])
	finding := worth.bounded(input.identity, namespace, message, {hit.proof}, worth.accounts(input.identity, namespace), limit)
}

_made := rbac.where(input.identity, [_makers])

_limit(namespace) := "high" if {
	count(input.identity.namespaces[namespace].powerful) > 0
} else := "low" if {
	namespace != ""
	input.identity.namespaces[namespace].accounts > 0
}

_makers := [
	[{"create"}, "", {"pods"}],
	[{"create", "patch", "update"}, "", {"replicationcontrollers"}],
	[{"create", "patch", "update"}, "apps", {"daemonsets", "deployments", "replicasets", "statefulsets"}],
	[{"create", "patch", "update"}, "batch", {"cronjobs"}],
	[{"create"}, "batch", {"jobs"}],
]

# The template of a job that exists cannot be changed.
_templates := [
	["", {"replicationcontrollers"}],
	["apps", {"daemonsets", "deployments", "replicasets", "statefulsets"}],
	["batch", {"cronjobs"}],
]
