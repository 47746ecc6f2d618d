package policies.pod.process_capability_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.process_capability as policy

test_finds_by_severity if {
	severities({"SYS_PTRACE"}) == {"low"}
	severities({"CHECKPOINT_RESTORE"}) == {"low"}
}

test_finds_field_and_message if {
	some finding in policy.findings with input as fixture.adding({"SYS_PTRACE"}, {})
	finding.message == "container main has SYS_PTRACE"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].securityContext.capabilities.add",
		"value": "SYS_PTRACE",
	}]
	finding.latent == set()
}

test_finds_nonroot_and_mapped_as_latent if {
	input_ := fixture.secured(
		{"added": ["SYS_PTRACE"], "capabilities": ["SYS_PTRACE"], "user": "nonroot"},
		{"hostUsers": false},
	)
	some finding in policy.findings with input as input_
	finding.latent == {"it runs as a non-root user", "it runs in a user namespace"}
}

test_silent_on_other_capabilities if {
	count(policy.findings) == 0 with input as fixture.adding({"SYS_ADMIN", "CHOWN"}, {})
}

test_silent_if_dropped_again if {
	input_ := fixture.secured({"added": ["SYS_PTRACE"], "dropped": ["SYS_PTRACE"], "capabilities": []}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_privileged if {
	input_ := fixture.secured({"added": ["SYS_PTRACE"], "capabilities": ["SYS_PTRACE"], "privileged": true}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_windows if count(policy.findings) == 0 with input as fixture.adding({"SYS_PTRACE"}, {"os": "windows"})

severities(capabilities) := {finding.severity |
	some finding in policy.findings with input as fixture.adding(capabilities, {})
}

test_finds_in_shared_processes_as_medium if {
	some finding in policy.findings with input as fixture.adding({"SYS_PTRACE"}, {"shareProcessNamespace": true})
	finding.severity == "medium"
}

test_finds_checkpoints_of_the_node_as_medium if {
	some finding in policy.findings with input as fixture.adding({"CHECKPOINT_RESTORE"}, {"hostPID": true})
	finding.severity == "medium"
}

test_silent_where_dangerous_capability_says_more if {
	count(policy.findings) == 0 with input as fixture.adding({"SYS_PTRACE"}, {"hostPID": true})
}
