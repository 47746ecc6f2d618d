package policies.rbac.mint_tokens_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.mint_tokens as policy

test_finds_token_requests if {
	grant := fixture.grant(["create"], "", "serviceaccounts/token", {})
	some finding in policy.findings with input as fixture.identity([grant], {})
	{e.rule | some e in finding.evidence} == {"serviceaccounts/token [create]"}
}

test_silent_on_near_misses if {
	every grant in [
		fixture.grant(["create"], "", "serviceaccounts", {}),
		fixture.grant(["get"], "", "serviceaccounts/token", {}),
		fixture.grant(["create"], "", "serviceaccounts/token", {"namespace": "kube-system"}),
		fixture.grant(["create"], "", "serviceaccounts/token", {"resourceNames": ["plugin"]}),
	] {
		count(policy.findings) == 0 with input as fixture.identity([grant], {})
	}
}
