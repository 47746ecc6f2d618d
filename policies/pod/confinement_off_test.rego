package policies.pod.confinement_off_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.confinement_off as policy

test_finds_profiles_as_low if {
	messages({"seccomp": "Unconfined"}) == {"low": "container main runs without seccomp"}
	messages({"appArmor": "Unconfined"}) == {"low": "container main runs without AppArmor"}
}

test_finds_field if {
	some finding in policy.findings with input as fixture.secured({"seccomp": "Unconfined"}, {})
	finding.evidence == [{
		"container": "main",
		"field": "spec.securityContext.seccompProfile",
		"value": "Unconfined",
	}]
}

test_finds_selinux_type if {
	some finding in policy.findings with input as fixture.secured({"seLinux": {"type": "spc_t"}}, {})
	finding.message == "container main runs without SELinux, as spc_t"
	finding.evidence[0].field == "spec.containers[0].securityContext.seLinuxOptions"
}

test_silent_on_profiles if {
	every profile in ["", "RuntimeDefault", "Localhost"] {
		input_ := fixture.secured({"seccomp": profile, "appArmor": profile, "seLinux": {"type": "container_t"}}, {})
		count(policy.findings) == 0 with input as input_
	}
}

test_silent_on_privileged if {
	input_ := fixture.secured({"seccomp": "Unconfined", "seLinux": {"type": "spc_t"}, "privileged": true}, {})
	count(policy.findings) == 0 with input as input_
}

messages(security) := {severity: message |
	some finding in policy.findings with input as fixture.secured(security, {})
	severity := object.get(finding, "severity", "medium")
	message := finding.message
}
