package policies.hygiene.privilege_escalation_allowed_test

import data.policies.hygiene.privilege_escalation_allowed as policy
import data.policies.lib.fixture_test as fixture

test_finds_what_is_missing if {
	every overrides in [{"security": {"allowPrivilegeEscalation": true}}] {
		some finding in policy.findings with input as containing(overrides)
		finding.message == "container main lets programs gain privileges"
		count(finding.evidence) == 1
	}
}

test_silent_if_it_is_there if {
	every overrides in [{"security": {"allowPrivilegeEscalation": false}}, {"security": {"allowPrivilegeEscalation": true, "privileged": true}}] {
		count(policy.findings) == 0 with input as containing(overrides)
	}
}

containing(overrides) := fixture.workload({"containers": [fixture.container(overrides)]})
