package policies.rbac.impersonate_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.impersonate as policy

test_finds_users_with_groups if {
	grants := [grant("users", {}), grant("groups", {"index": 1})]
	some finding in policy.findings with input as fixture.identity(grants, {})
	{e.rule | some e in finding.evidence} == {"users [impersonate]", "groups [impersonate]"}
}

test_finds_service_accounts if {
	count(policy.findings) == 1 with input as fixture.identity([grant("serviceaccounts", {})], {})
}

test_silent_on_near_misses if {
	every grants in [
		[grant("groups", {})],
		[grant("users", {"resourceNames": ["jane"]})],
		[grant("serviceaccounts", {"namespace": "kube-system"})],
		[fixture.grant(["get", "list"], "", "serviceaccounts", {})],
	] {
		count(policy.findings) == 0 with input as fixture.identity(grants, {})
	}
}

grant(resource, overrides) := fixture.grant(["impersonate"], "", resource, overrides)
