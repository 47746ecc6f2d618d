package policies.hygiene.seccomp_unset_test

import data.policies.hygiene.seccomp_unset as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"security": {"seccomp": ""}}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main names no seccomp profile"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"security": {"seccomp": "RuntimeDefault"}}, {"security": {"seccomp": "Unconfined"}}, {"security": {"seccomp": "", "privileged": true}}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
