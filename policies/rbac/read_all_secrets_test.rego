package policies.rbac.read_all_secrets_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.read_all_secrets as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["list"], "", "secrets", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["watch"], "", "*", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["deletecollection"], "", "secrets", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["get"], "", "secrets", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["get"], "", "secrets", {}), fixture.grant(["list"], "*", "*", {})], "overrides": {}, "want": {"critical"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "update"], "", "secrets", {})], "overrides": {}},
		{"grants": [fixture.grant(["list"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "secrets", {"resourceNames": ["mine"]})], "overrides": {}},
		{"grants": [fixture.grant(["list"], "", "configmaps", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "secrets", {})], "overrides": {}},
		{"grants": [fixture.grant(["list"], "apps", "secrets", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_finds_list_with_evidence_of_get if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["get", "list"], "", "secrets", {})], {})
	{e.rule | some e in finding.evidence} == {"secrets [list]", "secrets [get]"}
}
