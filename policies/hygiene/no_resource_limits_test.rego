package policies.hygiene.no_resource_limits_test

import data.policies.hygiene.no_resource_limits as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"limits": []}, {"requests": ["memory"]}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main has no requests for cpu and memory, or no limit on memory"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"limits": ["cpu", "memory"]}, {"requests": ["cpu", "ephemeral-storage", "memory"]}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
