package policies.rbac.write_quotas_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_quotas as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "resourcequotas", {})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.within(["patch"], "", "resourcequotas", "kube-system")], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "resourcequotas", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "limitranges", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "resourcequotas/status", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "low") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
