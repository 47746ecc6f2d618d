package policies.rbac.write_mutating_policies_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_mutating_policies as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "admissionregistration.k8s.io", "*", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["patch"], "admissionregistration.k8s.io", "mutatingadmissionpolicies", {})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_halves_of_two_accounts if {
	write := fixture.grant(["create"], "admissionregistration.k8s.io", "mutatingadmissionpolicies", {})
	bind := fixture.grant(["create"], "admissionregistration.k8s.io", "mutatingadmissionpolicybindings", {})
	count(policy.findings) == 1 with input as fixture.bundle([fixture.of("a", write), fixture.of("b", bind)])
	every document in fixture.no_more_together(write, bind) {
		count(policy.findings) == 0 with input as document
	}
}

test_is_milder_on_servers_that_do_not_serve_them if {
	document := fixture.identity([fixture.grant(["create", "patch"], "admissionregistration.k8s.io", "*", {})], {})
	some finding in policy.findings with input as object.union(document, {"cluster": fixture.cluster({"minor": 32})})
	finding.capability == null
	count(finding.mild) == 1
	every minor in {0, 36} {
		every found in policy.findings { count(found.mild) == 0 } with input as object.union(document, {"cluster": fixture.cluster({"minor": minor})})
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create"], "admissionregistration.k8s.io", "mutatingadmissionpolicies", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "admissionregistration.k8s.io", "mutatingadmissionpolicybindings", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "admissionregistration.k8s.io", "validatingadmissionpolicies", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "admissionregistration.k8s.io", "mutatingadmissionpolicies", {"resourceNames": ["mine"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
