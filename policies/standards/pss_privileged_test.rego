package policies.standards.pss_privileged_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_privileged as policy

test_finds_privileged if {
	policy.findings == {{
		"container": "main",
		"message": "container main is privileged",
		"evidence": [{"container": "main", "field": "spec.containers[0].securityContext.privileged", "value": true}],
	}} with input as privileged(true, {})
}

test_finds_on_windows_and_in_user_namespace if {
	count(policy.findings) == 1 with input as privileged(true, {"declaredOS": "windows", "hostUsers": false})
}

test_silent_on_unprivileged if count(policy.findings) == 0 with input as privileged(false, {})

privileged(value, overrides) := fixture.workload(object.union(
	{"containers": [fixture.container({"security": {"privileged": value}})]},
	overrides,
))
