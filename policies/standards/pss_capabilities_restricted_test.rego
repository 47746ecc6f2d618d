package policies.standards.pss_capabilities_restricted_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_capabilities_restricted as policy

test_finds_missing_drop if {
	policy.findings == {{
		"container": "main",
		"message": "container main does not drop ALL capabilities",
		"evidence": [{"container": "main", "field": "spec.containers[0].securityContext.capabilities.drop"}],
	}} with input as fixture.workload({})
}

test_finds_incomplete_drop if {
	every dropped in [["NET_RAW"], ["all"], ["CAP_ALL"], []] {
		count(policy.findings) == 1 with input as fixture.declaring({}, {"dropped": dropped})
	}
}

test_finds_addition if {
	policy.findings == {{
		"container": "main",
		"message": "container main adds CHOWN",
		"evidence": [{
			"container": "main",
			"field": "spec.containers[0].securityContext.capabilities.add[1]",
			"value": "CHOWN",
		}],
	}} with input as fixture.declaring({}, {"added": ["NET_BIND_SERVICE", "CHOWN"], "dropped": ["ALL"]})
}

test_silent_on_drop_all if {
	count(policy.findings) == 0 with input as fixture.declaring({}, {"dropped": ["KILL", "ALL"], "added": ["NET_BIND_SERVICE"]})
}

test_silent_on_declared_windows if {
	count(policy.findings) == 0 with input as fixture.workload({"declaredOS": "windows"})
}
