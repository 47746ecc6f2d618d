# METADATA
# title: Account can reach the ports of pods
# description: |
#   Port forwarding and the proxies of pods and services reach listeners that are bound to localhost
#   or shut off by network policies: debug ports, sidecars, dashboards without a login. Through a
#   pod on the host network that is the node.
# related_resources:
#   - description: Access services on clusters
#     ref: https://kubernetes.io/docs/tasks/access-application-cluster/access-cluster-services/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: reach-pods
#   severity: medium
#   category: rbac
#   subject: serviceaccount
#   frameworks:
#     nsa: [least-privilege RBAC]
#     attack: [T1046, T1090]
#     owasp: ["K02:2025", "K05:2025"]
#   attack: |
#     kubectl get --raw /api/v1/namespaces/NAMESPACE/pods/http:POD:PORT/proxy/, past network
#     policies.
#   needed: |
#     Dashboards and metric collectors that cannot reach pods directly. Few can't.
#   remediation: |
#     Let the component connect to the pods themselves, with a network policy that allows it, or
#     name the services in resourceNames.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods/proxy], verbs: [get]}
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
package policies.rbac.reach_pods

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [_asks])
	severity := {true: "medium", false: "low"}[namespace == ""]
	message := sprintf("can connect to any port of pods %s", [worth.place(namespace)])
	finding := object.union({"severity": severity}, rbac.finding(input.identity, message, evidence))
}

_asks := [
	[{"create", "get"}, "", {"pods/proxy", "services/proxy"}],
	[_forwards, "", {"pods/portforward"}],
]

# Servers from 1.35 on ask for create, however the stream is opened.
default _forwards := {"create"}

_forwards := {"create", "get"} if input.cluster.minor < 35
