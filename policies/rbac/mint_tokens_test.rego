package policies.rbac.mint_tokens_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.mint_tokens as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "serviceaccounts/token", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "", "*/token", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts/token", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts/token", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts/token", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts/token", {"resourceNames": ["boss"]})], "overrides": {"named": {"0": fixture.leads({"accounts": fixture.boss})}}, "want": {"critical"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "serviceaccounts", {})], "overrides": {}},
		{"grants": [fixture.grant(["get", "list"], "", "serviceaccounts/token", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts/token", {"resourceNames": ["calico-cni-plugin"]})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "serviceaccounts/*", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "apps", "serviceaccounts/token", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_finds_named_account_with_reason if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["create"], "", "serviceaccounts/token", {"resourceNames": ["boss"]})],
		{"named": {"0": fixture.leads({"accounts": fixture.boss})}},
	)
	finding.message == "can issue tokens of kube-system/boss, which may do everything"
	finding.capability == {"namespace": "", "names": ["boss"]}
}

test_finds_named_account_that_holds_less if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["create"], "", "serviceaccounts/token", {"namespace": "apps", "resourceNames": ["clerk"]})],
		{"named": {"0": fixture.leads({"accounts": fixture.clerk})}},
	)
	finding.message == "can issue tokens of apps/clerk"
	finding.severity == "low"
	finding.capability == {"namespace": "apps", "names": ["clerk"]}
}
