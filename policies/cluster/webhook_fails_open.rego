# METADATA
# title: Admission check that is skipped when its webhook is down
# description: |
#   With failurePolicy Ignore the API server admits what this webhook should have checked whenever it
#   does not answer. Whoever can stop it, or wait until it restarts, gets pods or permissions past
#   it. Webhooks that only add defaults are not reported.
# related_resources:
#   - description: Failure policy
#     ref: https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy
#   - description: Admission webhook good practices
#     ref: https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/
# schemas:
#   - input: schema.cluster
# custom:
#   id: webhook-fails-open
#   severity: low
#   category: cluster
#   subject: cluster
#   frameworks:
#     cis: ["5.2.1"]
#     nsa: [pod security]
#     attack: [T1562.001]
#     owasp: ["K04:2025"]
#   attack: |
#     The attacker makes the webhook's server fail (a flood of large objects, an eviction, a full
#     node) or waits for its next update, and creates the pod that it would have refused. Nothing is
#     logged but a warning of the API server.
#   needed: |
#     For webhooks that only warn or count, and on clusters where a new pod matters more than the
#     check; then a background scan must find what slipped through.
#   remediation: |
#     Set failurePolicy: Fail on webhooks that enforce security, run at least two replicas of their
#     server, and exempt with a namespaceSelector only what it needs to start itself. Rules that need
#     no outside data are better a ValidatingAdmissionPolicy, which cannot be down.
#   examples:
#     bad: |
#       apiVersion: admissionregistration.k8s.io/v1
#       kind: ValidatingWebhookConfiguration
#       metadata: {name: guard}
#       webhooks:
#       - name: pods.guard.example
#         failurePolicy: Ignore
#         sideEffects: None
#         admissionReviewVersions: [v1]
#         clientConfig: {service: {name: guard, namespace: guard}}
#         rules:
#         - {apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE]}
#     good: |
#       apiVersion: admissionregistration.k8s.io/v1
#       kind: ValidatingWebhookConfiguration
#       metadata: {name: guard}
#       webhooks:
#       - name: pods.guard.example
#         failurePolicy: Fail
#         sideEffects: None
#         admissionReviewVersions: [v1]
#         clientConfig: {service: {name: guard, namespace: guard}}
#         rules:
#         - {apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE]}
package policies.cluster.webhook_fails_open

findings contains finding if {
	open := [webhook | some webhook in input.webhooks; _guards(webhook)]
	count(open) > 0
	finding := {
		"message": sprintf("validating webhooks that are skipped when they do not answer: %d", [count(open)]),
		"evidence": {{"object": webhook.configuration, "field": field, "value": value} |
			some webhook in open
			field := sprintf("%s.failurePolicy", [webhook.field])
			value := sprintf("Ignore: %s guards %s", [webhook.name, concat(", ", _guarded(webhook))])
		},
	}
}

_guards(webhook) if {
	not webhook.mutating
	webhook.failurePolicy == "Ignore"
	count(_guarded(webhook)) > 0
}

_guarded(webhook) := {resource |
	some resource in webhook.resources
	some pattern in {`^\*(/.*)?$`, "^(pods|secrets|serviceaccounts)(/.*)?$", `^(apps|batch|rbac\.authorization\.k8s\.io)/`}
	regex.match(pattern, resource)
}
