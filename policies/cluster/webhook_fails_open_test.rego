package policies.cluster.webhook_fails_open_test

import data.policies.cluster.webhook_fails_open as policy

test_finds_validating_webhook_that_guards_pods if {
	policy.findings == {{
		"message": "validating webhooks that are skipped when they do not answer: 1",
		"evidence": {{
			"object": "ValidatingWebhookConfiguration/policy",
			"field": "webhooks[0].failurePolicy",
			"value": "Ignore: check.example.com guards pods",
		}},
	}} with input as webhook({})
}

test_finds_all_that_matters if {
	every resource in ["*", "*/*", "pods/exec", "secrets", "apps/deployments", "rbac.authorization.k8s.io/roles"] {
		count(policy.findings) == 1 with input as webhook({"resources": [resource]})
	}
}

test_silent_on_near_misses if {
	every overrides in [
		{"failurePolicy": "Fail"},
		{"mutating": true},
		{"resources": ["podsets", "example.com/widgets", "services"]},
	] {
		count(policy.findings) == 0 with input as webhook(overrides)
	}
}

webhook(overrides) := {"webhooks": [object.union(
	{
		"configuration": "ValidatingWebhookConfiguration/policy", "field": "webhooks[0]", "name": "check.example.com",
		"mutating": false, "failurePolicy": "Ignore", "resources": ["pods", "widgets"],
	},
	overrides,
)]}
