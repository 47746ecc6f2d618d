package policies.rbac.write_pod_status_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_pod_status as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods/status", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["update"], "", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "pods/status", {"resourceNames": ["one"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
