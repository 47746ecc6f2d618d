package policies.rbac.namespace_admin_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.namespace_admin as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["*"], "*", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "*", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["*"], "*", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["*"], "*", "*", {})], "overrides": {}},
		{"grants": [fixture.grant(["*"], "apps", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["*"], "*", "*", {}), fixture.grant(["*"], "*", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
