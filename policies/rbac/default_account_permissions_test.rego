package policies.rbac.default_account_permissions_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.default_account_permissions as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {"name": "default"}, "want": {"high"}},
		{"grants": [fixture.grant(["*"], "*", "*", {})], "overrides": {"name": "default"}, "want": {"high"}},
		{"grants": [fixture.grant(["get", "list"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"name": "default"}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "pods", {"builtin": true})], "overrides": {"name": "default"}},
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {"name": "default", "kind": "User"}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
