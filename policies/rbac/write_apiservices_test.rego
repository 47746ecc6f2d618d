package policies.rbac.write_apiservices_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_apiservices as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["update"], "apiregistration.k8s.io", "apiservices", {})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "apiregistration.k8s.io", "apiservices", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "apiregistration.k8s.io", "apiservices/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "apiregistration.k8s.io", "apiservices", {"resourceNames": ["v1beta1.metrics.k8s.io"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
