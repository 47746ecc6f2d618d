package policies.rbac.claim_account_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.claim_account as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"claimable": [fixture.powerful({})]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts", {}), fixture.grant(["create"], "batch", "jobs", {})], "overrides": {"namespaces": {"": fixture.around({"claimable": [fixture.powerful({})]})}}, "want": {"critical"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_halves_of_two_accounts if {
	create := fixture.within(["create"], "", "serviceaccounts", "apps")
	pods := fixture.within(["create"], "", "pods", "apps")
	there := {"apps": fixture.around({"claimable": [fixture.powerful({})]})}
	count(policy.findings) == 1 with input as fixture.bundle_in([fixture.of("a", create), fixture.of("b", pods)], there)
	count(policy.findings) == 0 with input as fixture.bundle_in([fixture.of("a", create), fixture.of("a", pods)], there)
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"claimable": [fixture.powerful({})]})}}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "", "pods", {"namespace": "other", "binding": "RoleBinding/other/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"claimable": [fixture.powerful({})]})}}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
