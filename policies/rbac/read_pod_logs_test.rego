package policies.rbac.read_pod_logs_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.read_pod_logs as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "pods/log", {})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods/log", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["list"], "", "pods/log", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "low") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
