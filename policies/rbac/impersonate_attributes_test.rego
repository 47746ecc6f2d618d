package policies.rbac.impersonate_attributes_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.impersonate_attributes as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["impersonate"], "authentication.k8s.io", "userextras", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["impersonate:user-info"], "authentication.k8s.io", "users", {}), fixture.grant(["impersonate-on:user-info:list"], "", "pods", {})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["impersonate:user-info"], "authentication.k8s.io", "users", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "authentication.k8s.io", "userextras", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate:user-info"], "authentication.k8s.io", "users", {}), fixture.grant(["impersonate-on:user-info:list"], "", "pods", {"builtin": true})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
