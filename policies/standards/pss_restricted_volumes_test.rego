package policies.standards.pss_restricted_volumes_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_restricted_volumes as policy

test_finds_type if {
	policy.findings == {{
		"message": "volume data is of type nfs",
		"evidence": [{"field": "spec.volumes[0]", "value": "nfs"}],
	}} with input as having(["nfs"])
}

test_finds_unknown_type if {
	some finding in policy.findings with input as having([])
	finding.message == "volume data is of type unknown"
}

test_finds_two_types if {
	some finding in policy.findings with input as having(["hostPath", "nfs"])
	finding.message == "volume data is of type hostPath and nfs"
}

test_silent_on_allowed if {
	every source in ["configMap", "csi", "emptyDir", "image", "secret"] {
		count(policy.findings) == 0 with input as having([source])
	}
}

test_silent_beside_allowed if count(policy.findings) == 0 with input as having(["nfs", "secret"])

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({})

having(sources) := fixture.workload({"volumes": [{"field": "spec.volumes[0]", "name": "data", "sources": sources}]})
