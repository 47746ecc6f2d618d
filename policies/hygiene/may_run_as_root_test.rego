package policies.hygiene.may_run_as_root_test

import data.policies.hygiene.may_run_as_root as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"security": {"user": "root"}}, {"security": {"user": "image"}}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main runs as root or as whom the image says"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"security": {"user": "nonroot"}}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
