package policies.pod.file_capability_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.file_capability as policy

test_finds_capability_and_path if {
	some finding in policy.findings with input as writing({"DAC_OVERRIDE"}, false)
	finding.message == "container main has DAC_OVERRIDE and writes to /known of the node"
	[evidence.field | some evidence in finding.evidence] == [
		"spec.containers[0].securityContext.capabilities.add",
		"spec.containers[0].volumeMounts[0]",
	]
}

test_silent_on_read_only if count(policy.findings) == 0 with input as writing({"DAC_OVERRIDE"}, true)

test_silent_on_other_capabilities if {
	count(policy.findings) == 0 with input as writing({"NET_BIND_SERVICE", "SYS_ADMIN"}, false)
}

test_silent_without_a_path if count(policy.findings) == 0 with input as fixture.adding({"DAC_OVERRIDE"}, {})

writing(capabilities, read_only) := fixture.workload({"containers": [object.union(
	fixture.showing({}, {"readOnly": read_only}).workload.containers[0],
	{"security": {"added": capabilities, "capabilities": capabilities}},
)]})
