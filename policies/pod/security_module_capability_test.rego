package policies.pod.security_module_capability_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.security_module_capability as policy

test_finds_by_severity if {
	severities({"MAC_ADMIN"}) == {"high"}
	severities({"AUDIT_CONTROL"}) == {"medium"}
	severities({"SYSLOG"}) == {"low"}
}

test_finds_field_and_message if {
	some finding in policy.findings with input as fixture.adding({"MAC_ADMIN"}, {})
	finding.message == "container main has MAC_ADMIN"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].securityContext.capabilities.add",
		"value": "MAC_ADMIN",
	}]
	finding.latent == set()
}

test_finds_nonroot_and_mapped_as_latent if {
	input_ := fixture.secured(
		{"added": ["MAC_ADMIN"], "capabilities": ["MAC_ADMIN"], "user": "nonroot"},
		{"hostUsers": false},
	)
	some finding in policy.findings with input as input_
	finding.latent == {"it runs as a non-root user", "it runs in a user namespace"}
}

test_silent_on_other_capabilities if {
	count(policy.findings) == 0 with input as fixture.adding({"SYS_ADMIN", "SYS_BOOT"}, {})
}

test_silent_if_dropped_again if {
	input_ := fixture.secured({"added": ["MAC_ADMIN"], "dropped": ["MAC_ADMIN"], "capabilities": []}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_privileged if {
	input_ := fixture.secured({"added": ["MAC_ADMIN"], "capabilities": ["MAC_ADMIN"], "privileged": true}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_windows if count(policy.findings) == 0 with input as fixture.adding({"MAC_ADMIN"}, {"os": "windows"})

severities(capabilities) := {finding.severity |
	some finding in policy.findings with input as fixture.adding(capabilities, {})
}
