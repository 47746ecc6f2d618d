package policies.rbac.weaken_admission_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.weaken_admission as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["delete"], "admissionregistration.k8s.io", "validatingwebhookconfigurations", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "admissionregistration.k8s.io", "validatingadmissionpolicybindings", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["create"], "admissionregistration.k8s.io", "*", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "create"], "admissionregistration.k8s.io", "validatingadmissionpolicies", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "admissionregistration.k8s.io", "validatingwebhookconfigurations", {"resourceNames": ["mine"]})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "admissionregistration.k8s.io", "validatingadmissionpolicies/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "admissionregistration.k8s.io", "mutatingadmissionpolicies", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
