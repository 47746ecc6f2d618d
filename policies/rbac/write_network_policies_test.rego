package policies.rbac.write_network_policies_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_network_policies as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["delete"], "networking.k8s.io", "networkpolicies", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "networking.k8s.io", "ingresses", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "networking.k8s.io", "networkpolicies", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "networking.k8s.io", "ingresses/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "networking.k8s.io", "ingresses", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
