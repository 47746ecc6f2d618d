# METADATA
# title: Account can have an operator start pods
# description: |
#   The account writes custom resources from which an operator makes pods. It is as good as the right
#   to start pods there: with any service account of the namespace, any secret in it, and root on a
#   node where Pod Security admission lets the operator.
# related_resources:
#   - description: Operator pattern
#     ref: https://kubernetes.io/docs/concepts/extend-kubernetes/operator/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: steer-workload-operators
#   severity: critical
#   category: rbac
#   subject: serviceaccount
#   grants: run-pod
#   frameworks:
#     cis: ["5.1.4"]
#     nsa: [least-privilege RBAC]
#     attack: [T1610, T1072]
#     owasp: ["K02:2025"]
#   attack: |
#     Create a Workflow whose serviceAccountName is that of a powerful account of the namespace; the
#     operator starts its pod.
#   needed: |
#     User interfaces and tenants of the operator, in namespaces where nothing powerful lives.
#   remediation: |
#     Bind the role with a RoleBinding in namespaces that hold no powerful account, restrict what
#     pods may ask for there with a Pod Security label, and have the operator set the service
#     account (workflowRestrictions of Argo Workflows, default-service-account of Tekton) where it
#     can.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: argo-workflow-controller, namespace: argo}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [argoproj.io], resources: [workflows], verbs: [create]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#     good: |
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: argo-workflow-controller, namespace: argo}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRole
#       metadata: {name: agent}
#       rules:
#         - {apiGroups: [argoproj.io], resources: [workflows], verbs: [get, list]}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: ClusterRoleBinding
#       metadata: {name: agent}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: agent}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
package policies.rbac.steer_workload_operators

import data.policies.lib.rbac
import data.policies.lib.worth

findings contains finding if {
	some deputy in input.identity.deputies
	deputy.effect == "pods"
	namespace := input.identity.grants[deputy.grant].namespace
	grade := worth.pods(input.identity, namespace)
	message := sprintf("writes %s, for which %s starts pods%s", [deputy.resource, deputy.operator, _shown(deputy.field)])
	evidence := {rbac.steering(input.identity, deputy)} | _schema(deputy)
	finding := worth.bounded(input.identity, namespace, message, evidence, grade, "critical")
}

_shown("") := " with any service account"

_shown(field) := sprintf(" as its field %s says", [field]) if field != ""

# A definition that shows by its schema what is made of it.
_schema(deputy) := {{"object": sprintf("CustomResourceDefinition/%s", [deputy.definition]), "field": deputy.field} | deputy.field != ""}
