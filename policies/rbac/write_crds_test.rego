package policies.rbac.write_crds_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_crds as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "apiextensions.k8s.io", "customresourcedefinitions", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["*"], "apiextensions.k8s.io", "*", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "get"], "apiextensions.k8s.io", "customresourcedefinitions", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "apiextensions.k8s.io", "customresourcedefinitions/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "apiextensions.k8s.io", "customresourcedefinitions", {"resourceNames": ["mine.example.com"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
