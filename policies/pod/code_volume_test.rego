package policies.pod.code_volume_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.code_volume as policy

test_finds_both_types if {
	severity("gitRepo") == {"high"}
	severity("flexVolume") == {"medium"}
}

test_finds_field if {
	some finding in policy.findings with input as fixture.workload({"volumes": [volume("flexVolume")]})
	finding.message == "has the kubelet run code for its flexVolume volumes"
	finding.evidence == [{"field": "spec.volumes[0].flexVolume", "value": "x/y"}]
}

test_silent_on_other_volumes if {
	every type in ["csi", "emptyDir", "hostPath"] {
		count(policy.findings) == 0 with input as fixture.workload({"volumes": [volume(type)]})
	}
}

test_silent_without_volumes if count(policy.findings) == 0 with input as fixture.workload({})

severity(type) := {finding.severity |
	some finding in policy.findings with input as fixture.workload({"volumes": [volume(type)]})
}

volume(type) := {"field": "spec.volumes[0]", "name": "v", "type": type, "source": "x/y"}
