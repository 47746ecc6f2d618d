# METADATA
# title: Account can change running pods
# description: |
#   The image of a container can be changed while its pod lives: the account runs a program of its
#   own with the token and mounts of the pod. A changed label takes a pod out of its Service or
#   ReplicaSet. Pods that the kubelet runs from files ignore it.
# related_resources:
#   - description: Pod update and replacement
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: patch-pods
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: change-pod
#   frameworks:
#     cis: ["5.1.4"]
#     nsa: [least-privilege RBAC]
#     attack: [T1609, T1525]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl -n NAMESPACE set image pod/NAME CONTAINER=IMAGE, with an image that sends the token
#     away.
#   needed: |
#     CNI plugins that annotate pods; most can use pods/status or a resource of their own.
#   remediation: |
#     Let the component annotate through a status or custom resource, or let an admission policy
#     refuse its changes to spec. Restrict it to the namespaces it serves.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods], verbs: [patch]}
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
#         - {apiGroups: [""], resources: [pods], verbs: [patch], resourceNames: [agent]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: agent, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.patch_pods

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"patch", "update"}, "", {"pods"}]]])
	grade := worth.running(input.identity, namespace)
	found := worth.bounded(input.identity, namespace, "can change the image of running pods", evidence, grade, "critical")
	finding := rbac.milder(found, rbac.restrictions(input.identity, {"pods"}))
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"patch", "update"}, "", "pods")
	finding := worth.named_pods(input.identity, "can change the image of", hit)
}
