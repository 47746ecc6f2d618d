package policies.rbac.bootstrap_tokens_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.bootstrap_tokens as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "secrets", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["*"], "", "*", {"namespace": "kube-system", "binding": "RoleBinding/kube-system/agent"})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["get", "update"], "", "secrets", {"namespace": "kube-system", "binding": "RoleBinding/kube-system/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "configmaps", {"namespace": "kube-system", "binding": "RoleBinding/kube-system/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
