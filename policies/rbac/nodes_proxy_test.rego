package policies.rbac.nodes_proxy_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.nodes_proxy as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "nodes/proxy", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "", "*", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["get", "list"], "", "*/proxy", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["get"], "", "nodes/proxy", {"resourceNames": ["worker-1"]})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_named_nodes_and_bounds_what_it_gives if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["get"], "", "nodes/proxy", {"resourceNames": ["worker-1"]})], {})
	finding.capability == {"names": {"node/worker-1"}}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["list", "watch", "update"], "", "nodes/proxy", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/metrics", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/*", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/proxy", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods/proxy", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
