package policies.rbac.read_secrets_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.read_secrets as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["list"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"powerful": [fixture.powerful({"stored": true})]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["get"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"powerful": [fixture.powerful({"running": true})]})}}, "want": {"high"}},
		{"grants": [fixture.grant(["watch"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["deletecollection"], "", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_named_token if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["get"], "", "secrets", {"namespace": "apps", "resourceNames": ["boss-token-abcde"]})],
		{"named": {"0": fixture.leads({"tokens": fixture.boss})}},
	)
	finding.severity == "critical"
	finding.message == "can read the token of kube-system/boss, which may do everything"
	finding.capability == {"namespace": "apps", "names": ["boss-token-abcde"]}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["list"], "", "secrets", {})], "overrides": {}},
		{"grants": [fixture.grant(["create", "delete"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["mine"]})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
