package policies.rbac.write_scheduling_classes_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_scheduling_classes as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["update"], "node.k8s.io", "runtimeclasses", {})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["create"], "scheduling.k8s.io", "priorityclasses", {})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "node.k8s.io", "runtimeclasses", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "scheduling.k8s.io", "priorityclasses", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "low") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_says_what if {
	messages := {f.message | some f in policy.findings} with input as fixture.identity([fixture.grant(["create"], "scheduling.k8s.io", "priorityclasses", {})], {})
	messages == {"can change priorityclasses"}
}
