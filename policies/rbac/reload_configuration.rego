# METADATA
# title: Account can change configuration and have it loaded
# description: |
#   The account changes a ConfigMap that a privileged or powerful component reads, and restarts that
#   component, so that it works with the attacker's configuration at once. What a log agent, a network
#   plugin or a DNS server does is in its configuration, and often so are programs that it runs.
# related_resources:
#   - description: ConfigMaps
#     ref: https://kubernetes.io/docs/concepts/configuration/configmap/#mounted-configmaps-are-updated-automatically
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: reload-configuration
#   severity: high
#   category: rbac
#   subject: serviceaccount
#   grants: change-config
#   combines: true
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1554]
#     owasp: ["K02:2025"]
#   attack: |
#     Patch the ConfigMap, delete the pod, and wait for the controller to start the next one.
#   needed: |
#     Operators that own both the configuration and the component, in its namespace.
#   remediation: |
#     Name the component's own ConfigMaps in resourceNames and bind the role in its namespace; grant
#     delete on pods only where the component's own run. Mark configuration that does not change as
#     immutable.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [configmaps], verbs: [update]}
#         - {apiGroups: [""], resources: [pods], verbs: [delete]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: logs, namespace: kube-system}
#       spec:
#         volumes: [{name: config, configMap: {name: logs}}]
#         containers: [{name: main, image: x, securityContext: {privileged: true}, volumeMounts: [{name: config, mountPath: /config}]}]
#     good: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [configmaps], verbs: [update], resourceNames: [agent]}
#         - {apiGroups: [""], resources: [pods], verbs: [delete]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: logs, namespace: kube-system}
#       spec:
#         volumes: [{name: config, configMap: {name: logs}}]
#         containers: [{name: main, image: x, securityContext: {privileged: true}, volumeMounts: [{name: config, mountPath: /config}]}]
package policies.rbac.reload_configuration

import data.policies.lib.rbac

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_writes, _restarts])
	consumer := _first(_others(input.identity.namespaces[namespace].consumers))
	message := sprintf("can change %s %s and restart it", [_what(consumer), consumer.workload])
	finding := object.union({"capability": {"namespace": namespace}}, rbac.finding(input.identity, message, evidence))
}

# One that runs what it reads tells most.
_first(consumers) := [c | some runs in [true, false]; some c in consumers; c.runs == runs][0]

_what(consumer) := "the program of" if consumer.runs

_what(consumer) := "the configuration of" if not consumer.runs

_others(consumers) := [c | some c in consumers; not c.workload in _own]

_own := {sprintf("%s/%s/%s", [w.kind, w.namespace, w.name]) | some w in input.identity.workloads}

_writes := [[{"patch", "update"}, "", {"configmaps"}]]

_restarts := [
	[{"delete", "deletecollection"}, "", {"pods"}],
	[{"create"}, "", {"pods/eviction"}],
	[{"patch", "update"}, "apps", {"daemonsets", "deployments", "statefulsets"}],
]
