package policies.hygiene.writable_root_filesystem_test

import data.policies.hygiene.writable_root_filesystem as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"security": {"readOnlyRootFilesystem": false}}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main can write to its root file system"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"security": {"readOnlyRootFilesystem": true}}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
