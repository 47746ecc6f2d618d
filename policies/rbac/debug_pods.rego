# METADATA
# title: Account can add containers to running pods
# description: |
#   An ephemeral container joins a pod that runs, with an image of one's choice. It shares the
#   network and, on request, the processes of another container, through which it reads files and
#   tokens; where Pod Security admission allows it, it is privileged.
# related_resources:
#   - description: Ephemeral containers
#     ref: https://kubernetes.io/docs/concepts/workloads/pods/ephemeral-containers/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: debug-pods
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: change-pod
#   frameworks:
#     cis: ["5.1.4"]
#     nsa: [least-privilege RBAC]
#     attack: [T1609]
#     owasp: ["K02:2025"]
#   attack: |
#     kubectl debug -n NAMESPACE POD --image=… --target=CONTAINER --profile=sysadmin
#   needed: |
#     Tools for debugging, under the account of the person who debugs. No component needs it.
#   remediation: |
#     Take the right from the account. People debug with their own credentials, in the namespaces
#     that are theirs.
#   examples:
#     bad: |
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [""], resources: [pods/ephemeralcontainers], verbs: [patch]}
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
package policies.rbac.debug_pods

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some namespace, evidence in rbac.where(input.identity, [[[{"patch", "update"}, "", {"pods/ephemeralcontainers"}]]])
	grade := worth.running(input.identity, namespace)
	finding := worth.bounded(input.identity, namespace, "can add containers to running pods", evidence, grade, "critical")
}

findings contains finding if {
	some hit in rbac.named(input.identity, {"patch", "update"}, "", "pods/ephemeralcontainers")
	finding := worth.named_pods(input.identity, "can add containers to", hit)
}
