package policies.rbac.annotate_accounts_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.annotate_accounts as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "serviceaccounts", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["update"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "create"], "", "serviceaccounts", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "serviceaccounts/token", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "serviceaccounts", {"resourceNames": ["mine"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
