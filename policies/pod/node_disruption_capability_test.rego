package policies.pod.node_disruption_capability_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.node_disruption_capability as policy

test_finds_by_severity if {
	severities({"SYS_BOOT"}) == {"high"}
	severities({"SYS_TIME"}) == {"medium"}
	severities({"SYS_NICE", "IPC_LOCK"}) == {"low"}
}

test_finds_field_and_message if {
	some finding in policy.findings with input as fixture.adding({"SYS_BOOT"}, {})
	finding.message == "container main has SYS_BOOT"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].securityContext.capabilities.add",
		"value": "SYS_BOOT",
	}]
	finding.latent == set()
}

test_finds_nonroot_and_mapped_as_latent if {
	input_ := fixture.secured(
		{"added": ["SYS_BOOT"], "capabilities": ["SYS_BOOT"], "user": "nonroot"},
		{"hostUsers": false},
	)
	some finding in policy.findings with input as input_
	finding.latent == {"it runs as a non-root user", "it runs in a user namespace"}
}

test_silent_on_other_capabilities if {
	count(policy.findings) == 0 with input as fixture.adding({"SYS_ADMIN", "MAC_ADMIN"}, {})
}

test_silent_if_dropped_again if {
	input_ := fixture.secured({"added": ["SYS_BOOT"], "dropped": ["SYS_BOOT"], "capabilities": []}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_privileged if {
	input_ := fixture.secured({"added": ["SYS_BOOT"], "capabilities": ["SYS_BOOT"], "privileged": true}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_windows if count(policy.findings) == 0 with input as fixture.adding({"SYS_BOOT"}, {"os": "windows"})

severities(capabilities) := {finding.severity |
	some finding in policy.findings with input as fixture.adding(capabilities, {})
}
