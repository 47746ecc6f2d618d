package policies.hygiene.default_namespace_test

import data.policies.hygiene.default_namespace as policy
import data.policies.lib.fixture_test as fixture

test_finds_it if {
	every overrides in [{"namespace": "default"}] {
		some finding in policy.findings with input as fixture.workload(overrides)
		finding.message == "runs in the namespace default"
		finding.evidence[0].field == "metadata.namespace"
	}
}

test_silent_otherwise if {
	every overrides in [{"namespace": "kube-system"}] {
		count(policy.findings) == 0 with input as fixture.workload(overrides)
	}
}
