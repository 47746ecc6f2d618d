package policies.rbac.redirect_services_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.redirect_services as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "services/status", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "discovery.k8s.io", "endpointslices", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["update"], "", "services", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.within(["update"], "", "endpoints", "kube-system")], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.within(["update"], "", "services", "kube-system")], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "list"], "", "services", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "endpoints", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "services", {"resourceNames": ["mine"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
