package policies.standards.pss_seccomp_profile_restricted_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_seccomp_profile_restricted as policy

test_finds_unset if {
	policy.findings == {{
		"container": "main",
		"message": "container main sets no seccomp profile",
		"evidence": [{"container": "main", "field": "spec.containers[0].securityContext.seccompProfile.type"}],
	}} with input as fixture.workload({})
}

test_finds_pod_although_containers_override if {
	policy.findings == {{
		"message": "pod sets the seccomp profile \"Unconfined\"",
		"evidence": [{"field": "spec.securityContext.seccompProfile.type", "value": "Unconfined"}],
	}} with input as fixture.declaring({"seccomp": "Unconfined"}, {"seccomp": "RuntimeDefault"})
}

test_finds_container if {
	some finding in policy.findings with input as fixture.declaring({"seccomp": "RuntimeDefault"}, {"seccomp": "Unconfined"})
	finding.container == "main"
}

test_silent_on_profile_of_pod if {
	count(policy.findings) == 0 with input as fixture.declaring({"seccomp": "Localhost"}, {})
}

test_silent_on_profiles_of_all_containers if {
	count(policy.findings) == 0 with input as fixture.declaring({}, {"seccomp": "RuntimeDefault"})
}

test_silent_on_declared_windows if {
	count(policy.findings) == 0 with input as fixture.workload({"declaredOS": "windows", "declared": {"seccomp": "Unconfined"}})
}
