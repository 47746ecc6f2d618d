package policies.hygiene.naked_pod_test

import data.policies.hygiene.naked_pod as policy
import data.policies.lib.fixture_test as fixture

test_finds_it if {
	every overrides in [{"kind": "Pod"}] {
		some finding in policy.findings with input as fixture.workload(overrides)
		finding.message == "has no controller that brings it back"
		finding.evidence[0].field == "metadata.ownerReferences"
	}
}

test_silent_otherwise if {
	every overrides in [{"kind": "Deployment"}, {"kind": "StaticPod"}] {
		count(policy.findings) == 0 with input as fixture.workload(overrides)
	}
}
