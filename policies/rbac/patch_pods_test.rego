package policies.rbac.patch_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.patch_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["update"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"powerful": [fixture.powerful({"running": true})]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["update"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"privileged": 1})}}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["update"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_named_pod if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["update"], "", "pods", {"namespace": "apps", "resourceNames": ["db-0"]})],
		{"named": {"0": fixture.leads({"pods": [fixture.pod({"privileged": true})]})}},
	)
	finding.severity == "high"
	finding.capability == {"namespace": "apps", "names": ["db-0"]}
}

test_finds_milder_where_an_admission_policy_restricts_it if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["patch"], "", "pods", {})], {"restricted": {"pods": ["ValidatingAdmissionPolicy/own-node"]}})
	finding.mild == {"ValidatingAdmissionPolicy/own-node keeps it to its own node"}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "delete"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "pods/status", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "pods/*", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "pods", {"resourceNames": ["one"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
