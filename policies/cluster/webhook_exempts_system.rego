# METADATA
# title: Admission check that leaves out the system
# description: |
#   The webhook guards pods or permissions but not in kube-system. What it forbids everywhere else
#   is admitted there, in the namespace whose accounts can do most. Exempting it keeps the cluster
#   able to repair itself; what stands in for the check there should be known.
# related_resources:
#   - description: Admission webhook good practices
#     ref: https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
#   - description: Matching requests, namespaceSelector
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#matching-requests-namespaceselector
# schemas:
#   - input: schema.cluster
# custom:
#   id: webhook-exempts-system
#   severity: low
#   category: cluster
#   subject: cluster
#   frameworks:
#     cis: ["5.2.1"]
#     nsa: [pod security]
#     attack: [T1562.001]
#     owasp: ["K04:2025"]
#   attack: |
#     With any right to create or change pods in kube-system run there what the policy engine would
#     refuse: an unsigned image, a privileged container, a mount of the node.
#   needed: |
#     The namespace of the webhook's own server, and those that must work for it to start (network,
#     DNS).
#   remediation: |
#     Exempt the webhook's own namespace and single workloads by label instead of all of
#     kube-system, or cover kube-system with a ValidatingAdmissionPolicy, which needs no server. Pod
#     Security labels with warn and audit show what would be refused.
#   examples:
#     bad: |
#       apiVersion: admissionregistration.k8s.io/v1
#       kind: ValidatingWebhookConfiguration
#       metadata: {name: guard}
#       webhooks:
#       - name: pods.guard.example
#         admissionReviewVersions: [v1]
#         sideEffects: None
#         failurePolicy: Fail
#         clientConfig: {service: {namespace: guard, name: guard}}
#         namespaceSelector:
#           matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [kube-system]}]
#         rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
#     good: |
#       apiVersion: admissionregistration.k8s.io/v1
#       kind: ValidatingWebhookConfiguration
#       metadata: {name: guard}
#       webhooks:
#       - name: pods.guard.example
#         admissionReviewVersions: [v1]
#         sideEffects: None
#         failurePolicy: Fail
#         clientConfig: {service: {namespace: guard, name: guard}}
#         namespaceSelector:
#           matchExpressions: [{key: kubernetes.io/metadata.name, operator: NotIn, values: [guard]}]
#         rules: [{apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods]}]
package policies.cluster.webhook_exempts_system

findings contains finding if {
	exempting := [webhook | some webhook in input.webhooks; webhook.exemptsSystem; _guards(webhook)]
	count(exempting) > 0
	finding := {
		"message": sprintf("webhooks that do not guard kube-system: %d", [count(exempting)]),
		"evidence": {{"object": webhook.configuration, "field": field, "value": value} |
			some webhook in exempting
			field := sprintf("%s.namespaceSelector", [webhook.field])
			value := sprintf("%s guards %s elsewhere", [webhook.name, concat(", ", webhook.resources)])
		},
	}
}

# What only adds defaults guards nothing.
_guards(webhook) if {
	not webhook.mutating
	some resource in webhook.resources
	regex.match(`^(\*|(pods|secrets|serviceaccounts)(/|$)|(apps|batch|rbac\.authorization\.k8s\.io)/)`, resource)
}
