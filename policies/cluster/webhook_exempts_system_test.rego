package policies.cluster.webhook_exempts_system_test

import data.policies.cluster.webhook_exempts_system as policy
import data.policies.lib.fixture_test as fixture

test_finds_exempting_webhook if {
	policy.findings == {{
		"message": "webhooks that do not guard kube-system: 1",
		"evidence": {{
			"object": "ValidatingWebhookConfiguration/guard",
			"field": "webhooks[0].namespaceSelector",
			"value": "g guards pods elsewhere",
		}},
	}} with input as webhook({})
}

test_silent_if_it_guards_the_system if count(policy.findings) == 0 with input as webhook({"exemptsSystem": false})

test_silent_on_mutating_webhooks if count(policy.findings) == 0 with input as webhook({"mutating": true})

test_silent_on_other_resources if {
	every resource in ["services", "podsecurity.example/rules", "cert.example/certificates"] {
		count(policy.findings) == 0 with input as webhook({"resources": [resource]})
	}
}

webhook(overrides) := {
	"webhooks": [object.union(
		{
			"configuration": "ValidatingWebhookConfiguration/guard", "field": "webhooks[0]", "name": "g",
			"mutating": false, "exemptsSystem": true, "resources": ["pods"],
		},
		overrides,
	)],
	"cluster": fixture.cluster({}),
}
