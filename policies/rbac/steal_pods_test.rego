package policies.rbac.steal_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.steal_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "nodes", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {}), fixture.grant(["create"], "", "pods/eviction", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {}), fixture.grant(["patch"], "", "pods/status", {})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "delete"], "", "nodes", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes", {"resourceNames": ["worker-1"]})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "nodes/status", {}), fixture.grant(["delete"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
