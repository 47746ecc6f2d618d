package policies.rbac.read_node_files_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.read_node_files as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "nodes/log", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "nodes/checkpoint", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["get"], "", "nodes/pods", {})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "nodes/metrics", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/stats", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/log", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/log", {"resourceNames": ["worker-1"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
