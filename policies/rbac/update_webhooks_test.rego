package policies.rbac.update_webhooks_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.update_webhooks as policy

test_finds_mutating_webhooks if {
	some finding in policy.findings with input as fixture.identity([mutating(["patch"], {})], {})
	not finding.severity
	contains(finding.message, "can change")
}

test_finds_one_named_configuration if {
	count(policy.findings) == 1 with input as fixture.identity([mutating(["update"], {"resourceNames": ["mine"]})], {})
}

test_finds_validating_webhooks_as_high if {
	grant := fixture.grant(["create"], "admissionregistration.k8s.io", "validatingwebhookconfigurations", {})
	some finding in policy.findings with input as fixture.identity([grant], {})
	finding.severity == "high"
	finding.capability == null
}

test_finds_once_for_both if {
	grant := fixture.grant(["*"], "admissionregistration.k8s.io", "*", {})
	count(policy.findings) == 1 with input as fixture.identity([grant], {})
}

test_silent_on_near_misses if {
	every grant in [
		mutating(["get", "list", "watch"], {}),
		mutating(["delete"], {}),
		mutating(["create"], {"resourceNames": ["mine"]}),
		mutating(["update"], {"namespace": "kube-system"}),
	] {
		count(policy.findings) == 0 with input as fixture.identity([grant], {})
	}
}

mutating(verbs, overrides) := fixture.grant(
	verbs,
	"admissionregistration.k8s.io", "mutatingwebhookconfigurations", overrides,
)

test_silent_on_a_configuration_that_does_not_exist if {
	count(policy.findings) == 0 with input as fixture.identity(
		[fixture.grant(["patch"], "admissionregistration.k8s.io", "mutatingwebhookconfigurations", {"resourceNames": ["none"]})],
		{"named": {"0": fixture.leads({"absent": true})}},
	)
}
