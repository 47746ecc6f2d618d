# METADATA
# title: Account can start pods in every namespace
# description: |
#   Whoever creates a pod chooses its service account, and mounts any secret of the namespace: in
#   kube-system that is as good as cluster-admin. The same goes for whatever makes pods from a
#   template, and for changing one that exists. Where Pod Security admission does not forbid it, a
#   privileged pod is root on a node besides.
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
#   remediation: |
#     Replace the ClusterRoleBinding by RoleBindings in the namespaces where the component runs
#     workloads, none of which holds powerful service accounts. Where it must be cluster-wide, leave
#     kube-system and other system namespaces to an admission policy that refuses this account there.
package policies.rbac.create_pods

import data.policies.lib.rbac

findings contains finding if {
	evidence := rbac.proofs(input.identity, {"create"}, "", "pods") | _writers
	count(evidence) > 0
	finding := rbac.finding(input.identity, "can start pods in every namespace, with any service account", evidence)
}

_writers := {evidence |
	some group, resources in _controllers
	some resource in resources
	some evidence in rbac.proofs(input.identity, {"create", "patch", "update"}, group, resource)
}

_controllers := {
	"": {"replicationcontrollers"},
	"apps": {"daemonsets", "deployments", "replicasets", "statefulsets"},
	"batch": {"cronjobs", "jobs"},
}
