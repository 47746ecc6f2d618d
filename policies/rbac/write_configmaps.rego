# METADATA
# title: Account can change the configuration of others
# description: |
#   ConfigMaps steer what runs: coredns answers names from one, kube-proxy, CNI plugins and log
#   agents start with one, and several of them run programs that their configuration names. Whoever
#   writes them is man in the middle or has code in the pods that read them, with the next restart
#   or reload.
# related_resources:
#   - description: ConfigMaps
#     ref: https://kubernetes.io/docs/concepts/configuration/configmap/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: write-configmaps
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   grants: change-config
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1557]
#     owasp: ["K02:2025"]
#   attack: |
#     Edit the ConfigMap coredns so that a name resolves to a pod of one's own; or add an output
#     that runs a program to a log agent's configuration, and delete its pod.
#   needed: |
#     Operators that own the configuration they write. Leader election should use Leases.
#   remediation: |
#     Name the component's own ConfigMaps in resourceNames and bind the role in its namespace with a
#     RoleBinding.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [configmaps], verbs: [update]}
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
#         - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [agent]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.write_configmaps

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"patch", "update"}, "", {"configmaps"}]]])
	grade := _grade(namespace)
	finding := worth.bounded(input.identity, namespace, "can change the configuration of what runs", evidence, grade, "high")
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"patch", "update"}, "", "configmaps")
	some consumer in _others(hit.leads.consumers)
	_strong(consumer)
	message := sprintf("can change %s, %s %s", [consumer.object, _use(consumer), consumer.workload])
	finding := object.union(
		{"capability": {"namespace": hit.grant.namespace, "names": hit.grant.resourceNames}},
		rbac.finding(input.identity, message, {hit.proof}),
	)
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"patch", "update"}, "", "configmaps")
	some name in hit.grant.resourceNames
	name in {"cluster-info", "coredns", "extension-apiserver-authentication", "kube-proxy", "kubeadm-config", "kubelet-config"}
	count([c | some c in _others(hit.leads.consumers); _strong(c)]) == 0
	finding := object.union(
		{"severity": "medium", "capability": {"namespace": hit.grant.namespace, "names": hit.grant.resourceNames}},
		rbac.finding(input.identity, sprintf("can change %s, which the cluster itself reads", [name]), {hit.proof}),
	)
}

_use(consumer) := "a program of" if consumer.runs

_use(consumer) := "which configures" if not consumer.runs

_grade("") := {"severity": "high", "because": ""}

_grade(namespace) := {"severity": "high", "because": sprintf(", where %s reads %s", [strong[0].workload, strong[0].object])} if {
	namespace != ""
	strong := _others(input.identity.namespaces[namespace].consumers)
	count(strong) > 0
} else := {"severity": "low", "because": ""} if {
	namespace != ""
}

# What the account changes of its own is its own affair.
_others(consumers) := [c | some c in consumers; not c.workload in _own]

_own := {sprintf("%s/%s/%s", [w.kind, w.namespace, w.name]) | some w in input.identity.workloads}

_strong(consumer) if consumer.privileged

_strong(consumer) if consumer.powerful
