package policies.pod.unneeded_token_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.unneeded_token as policy

test_finds_token_without_permissions if {
	some finding in policy.findings with input as holding(true, 0)
	finding.message == "container main holds a token of account agent, which has no permissions"
	finding.evidence == [{
		"container": "main",
		"field": "spec.automountServiceAccountToken",
		"value": "/run/token",
	}]
}

test_silent_with_permissions if count(policy.findings) == 0 with input as holding(true, 1)

test_silent_if_permissions_are_unknown if count(policy.findings) == 0 with input as holding(true, -1)

test_silent_on_other_audience if count(policy.findings) == 0 with input as holding(false, 0)

holding(api, grants) := fixture.workload({
	"accountGrants": grants,
	"containers": [fixture.container({"tokens": [{
		"field": "spec.automountServiceAccountToken",
		"audience": "",
		"api": api,
		"via": "automount",
		"path": "/run/token",
	}]})],
})
