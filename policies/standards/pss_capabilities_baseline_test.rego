package policies.standards.pss_capabilities_baseline_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_capabilities_baseline as policy

test_finds_each_extra_capability if {
	policy.findings == {{
		"container": "main",
		"message": "container main adds NET_RAW, BPF",
		"evidence": [
			{"container": "main", "field": "spec.containers[0].securityContext.capabilities.add[0]", "value": "NET_RAW"},
			{"container": "main", "field": "spec.containers[0].securityContext.capabilities.add[2]", "value": "BPF"},
		],
	}} with input as fixture.declaring({}, {"added": ["NET_RAW", "CHOWN", "BPF"]})
}

test_finds_other_spellings if {
	every name in ["CAP_CHOWN", "chown", "ALL", ""] {
		count(policy.findings) == 1 with input as fixture.declaring({}, {"added": [name]})
	}
}

test_silent_on_usual_ones if {
	count(policy.findings) == 0 with input as fixture.declaring({}, {"added": ["CHOWN", "SYS_CHROOT", "NET_BIND_SERVICE"]})
}

test_silent_on_drop if {
	count(policy.findings) == 0 with input as fixture.declaring({}, {"added": [], "dropped": ["NET_RAW"]})
}

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({})
