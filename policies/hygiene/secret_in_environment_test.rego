package policies.hygiene.secret_in_environment_test

import data.policies.hygiene.secret_in_environment as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"env": [{"name": "KEY", "from": "secret", "source": "keys"}]}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main takes secrets from its environment"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"env": [{"name": "KEY", "from": "configMap", "source": "keys"}]}, {}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
