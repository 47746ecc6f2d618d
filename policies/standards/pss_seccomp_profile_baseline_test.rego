package policies.standards.pss_seccomp_profile_baseline_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_seccomp_profile_baseline as policy

test_finds_pod_although_containers_override if {
	policy.findings == {{
		"message": "pod sets the seccomp profile \"Unconfined\"",
		"evidence": [{"field": "spec.securityContext.seccompProfile.type", "value": "Unconfined"}],
	}} with input as fixture.declaring({"seccomp": "Unconfined"}, {"seccomp": "RuntimeDefault"})
}

test_finds_container if {
	some finding in policy.findings with input as fixture.declaring({"seccomp": "RuntimeDefault"}, {"seccomp": ""})
	finding.container == "main"
	finding.evidence[0].field == "spec.containers[0].securityContext.seccompProfile.type"
}

test_silent_on_confined if {
	count(policy.findings) == 0 with input as fixture.declaring({"seccomp": "Localhost"}, {"seccomp": "RuntimeDefault"})
}

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({})
