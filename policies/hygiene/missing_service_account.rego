# METADATA
# title: Workload of an account that does not exist
# description: |
#   Pods name a service account that is not there. The API server refuses to create them, so what
#   should run does not; and whoever may create the account decides what it is.
# related_resources:
#   - description: Configure service accounts for pods
#     ref: https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/
# schemas:
#   - input: schema.serviceaccount
# custom:
#   id: missing-service-account
#   severity: low
#   category: hygiene
#   default: false
#   subject: serviceaccount
#   frameworks:
#     cis: ["5.1.6"]
#     nsa: [least-privilege RBAC]
#     attack: [T1078]
#     owasp: ["K02:2025"]
#   attack: |
#     With the right to create service accounts in the namespace create the missing one, and use
#     what bindings have waiting for it.
#   needed: |
#     Never.
#   remediation: |
#     Create the account with the workload, or correct serviceAccountName.
#   examples:
#     bad: |
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: other, namespace: kube-system}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: b, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         serviceAccountName: agent
#         containers:
#         - name: agent
#           image: registry.example/agent:1
#     good: |
#       apiVersion: v1
#       kind: ServiceAccount
#       metadata: {name: agent, namespace: kube-system}
#       ---
#       apiVersion: rbac.authorization.k8s.io/v1
#       kind: RoleBinding
#       metadata: {name: b, namespace: kube-system}
#       roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
#       subjects: [{kind: ServiceAccount, name: agent, namespace: kube-system}]
#       ---
#       apiVersion: v1
#       kind: Pod
#       metadata: {name: agent, namespace: kube-system}
#       spec:
#         serviceAccountName: agent
#         containers:
#         - name: agent
#           image: registry.example/agent:1
package policies.hygiene.missing_service_account

findings contains finding if {
	input.identity.kind == "ServiceAccount"
	not input.identity.exists
	using := [workload | some workload in input.identity.workloads]
	count(using) > 0
	finding := {
		"message": "does not exist, and workloads name it",
		"evidence": [{
			"object": sprintf("%s/%s/%s", [workload.kind, workload.namespace, workload.name]),
			"field": "spec.serviceAccountName",
			"value": input.identity.name,
		} |
			some workload in using
		],
	}
}
