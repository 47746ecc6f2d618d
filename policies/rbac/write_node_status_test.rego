package policies.rbac.write_node_status_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_node_status as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "nodes/status", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "nodes", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "nodes", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {"resourceNames": ["worker-1"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
