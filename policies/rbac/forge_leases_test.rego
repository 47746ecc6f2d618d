package policies.rbac.forge_leases_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.forge_leases as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["update"], "coordination.k8s.io", "leases", {})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.within(["update"], "coordination.k8s.io", "leases", "kube-node-lease")], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "get"], "coordination.k8s.io", "leases", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "coordination.k8s.io", "leases", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "coordination.k8s.io", "leases", {"resourceNames": ["mine"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "low") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
