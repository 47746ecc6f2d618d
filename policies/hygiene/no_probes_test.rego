package policies.hygiene.no_probes_test

import data.policies.hygiene.no_probes as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"probes": []}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main has no probe"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"probes": ["readiness"]}, {"probes": [], "type": "init"}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
