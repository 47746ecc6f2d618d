package policies.pod.default_service_account_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.default_service_account as policy

test_finds_default_account_with_token if {
	policy.findings == {{
		"message": "holds tokens of the account default in main",
		"evidence": [{"field": "spec.serviceAccountName", "value": "default"}],
		"mild": set(),
	}} with input as holding("default", true)
}

test_silent_on_own_account if count(policy.findings) == 0 with input as holding("agent", true)

test_silent_without_token if count(policy.findings) == 0 with input as holding("default", false)

holding(account, api) := fixture.workload({
	"serviceAccount": account,
	"containers": [fixture.container({"tokens": [{"field": "f", "api": api, "via": "automount", "path": "/t"}]})],
})
