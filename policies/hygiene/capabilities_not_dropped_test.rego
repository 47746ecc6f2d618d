package policies.hygiene.capabilities_not_dropped_test

import data.policies.hygiene.capabilities_not_dropped as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"security": {"dropped": []}}, {"security": {"dropped": ["NET_RAW"]}}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main keeps default capabilities"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"security": {"dropped": ["ALL"]}}, {"security": {"dropped": [], "privileged": true}}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
