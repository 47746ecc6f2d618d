package policies.standards.pss_allow_privilege_escalation_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_allow_privilege_escalation as policy

test_finds_true if {
	policy.findings == {{
		"container": "main",
		"message": "container main allows privilege escalation",
		"evidence": [{
			"container": "main",
			"field": "spec.containers[0].securityContext.allowPrivilegeEscalation",
			"value": true,
		}],
	}} with input as fixture.declaring({}, {"allowPrivilegeEscalation": true})
}

test_finds_unset if {
	policy.findings == {{
		"container": "main",
		"message": "container main does not rule out privilege escalation",
		"evidence": [{
			"container": "main",
			"field": "spec.containers[0].securityContext.allowPrivilegeEscalation",
		}],
	}} with input as fixture.workload({})
}

test_finds_each_container if {
	containers := [fixture.container({"name": name}) | some name in ["a", "b"]]
	count(policy.findings) == 2 with input as fixture.workload({"containers": containers})
}

test_finds_on_windows_nodes_unless_declared if {
	count(policy.findings) == 1 with input as fixture.workload({"os": "windows"})
}

test_silent_on_false if {
	count(policy.findings) == 0 with input as fixture.declaring({}, {"allowPrivilegeEscalation": false})
}

test_silent_on_declared_windows if {
	count(policy.findings) == 0 with input as fixture.workload({"declaredOS": "windows"})
}
