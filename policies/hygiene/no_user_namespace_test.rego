package policies.hygiene.no_user_namespace_test

import data.policies.hygiene.no_user_namespace as policy
import data.policies.lib.fixture_test as fixture

test_finds_it if {
	every overrides in [{}] {
		some finding in policy.findings with input as fixture.workload(overrides)
		finding.message == "could run in a user namespace and does not"
		finding.evidence[0].field == "spec.hostUsers"
	}
}

test_silent_otherwise if {
	every overrides in [{"hostUsers": false}, {"hostNetwork": true}, {"hostPID": true}, {"hostIPC": true}, {"os": "windows"}] {
		count(policy.findings) == 0 with input as fixture.workload(overrides)
	}
}
