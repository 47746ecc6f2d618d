package policies.rbac.remove_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.remove_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["delete"], "", "pods", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "pods/eviction", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "apps", "*/scale", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["delete"], "apps", "daemonsets", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "", "pods/resize", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "create"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "apps", "deployments/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "pods", {"resourceNames": ["one"]})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "batch", "jobs", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
