package policies.pod.host_network_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_network as policy

test_finds_host_network if {
	policy.findings == {{
		"message": "is on the network of the node and reaches the metadata service of aws",
		"evidence": [{"field": "spec.hostNetwork", "value": true}],
		"mild": set(),
	}} with input as fixture.workload({"hostNetwork": true})
}

test_finds_as_milder_without_cloud if {
	every provider in ["", "kind"] {
		input_ := object.union(fixture.workload({"hostNetwork": true}), {"cluster": {"provider": provider}})
		some finding in policy.findings with input as input_
		finding.message == "is on the network of the node"
		finding.mild == {"no cloud provider is known"}
	}
}

test_silent_without_host_network if {
	count(policy.findings) == 0 with input as fixture.workload({"hostPID": true, "hostIPC": true})
}
