package policies.rbac.write_node_status_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_node_status as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "nodes/status", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "nodes", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_milder_where_an_admission_policy_restricts_it if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["patch"], "", "nodes/status", {})], {"restricted": {"nodes/status": ["ValidatingAdmissionPolicy/own-node"]}})
	finding.latent == {"ValidatingAdmissionPolicy/own-node keeps it to its own node"}
	some other in policy.findings with input as fixture.identity(
		[fixture.grant(["patch"], "", "nodes/status", {}), fixture.grant(["create"], "", "nodes", {})],
		{"restricted": {"nodes/status": ["ValidatingAdmissionPolicy/own-node"]}},
	)
	count(other.mild) == 0
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "nodes", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "nodes/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "nodes/status", {"resourceNames": ["worker-1"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
