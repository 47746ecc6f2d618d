package policies.hygiene.network_policy_missing_test

import data.policies.hygiene.network_policy_missing as policy
import data.policies.lib.fixture_test as fixture

test_finds_namespace_without_policies if {
	policy.findings == {{
		"message": "has no network policy",
		"evidence": [{"field": "metadata.name", "value": "no NetworkPolicy in the namespace"}],
	}} with input as namespace(0, true)
}

test_silent_with_policies if count(policy.findings) == 0 with input as namespace(1, true)

test_silent_if_unknown if count(policy.findings) == 0 with input as namespace(0, false)

namespace(policies, known) := {
	"namespace": {"name": "logging", "networkPolicies": policies},
	"cluster": fixture.cluster({"networkPolicies": known}),
}
