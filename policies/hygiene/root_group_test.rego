package policies.hygiene.root_group_test

import data.policies.hygiene.root_group as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"security": {"runAsGroup": 0}}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main belongs to the group of root"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"security": {"runAsGroup": 10001}}, {}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})

test_finds_groups_of_the_pod if {
	every groups in [{"fsGroup": 0}, {"supplementalGroups": [5, 0]}] {
		count(policy.findings) == 1 with input as fixture.workload(groups)
	}
}
