package policies.standards.pss_host_namespaces_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_host_namespaces as policy

test_finds_each if {
	policy.findings == {
		{
			"message": "pod is in the network namespace of the node",
			"evidence": [{"field": "spec.hostNetwork", "value": true}],
		},
		{
			"message": "pod is in the process ID namespace of the node",
			"evidence": [{"field": "spec.hostPID", "value": true}],
		},
		{
			"message": "pod is in the IPC namespace of the node",
			"evidence": [{"field": "spec.hostIPC", "value": true}],
		},
	} with input as fixture.workload({"hostNetwork": true, "hostPID": true, "hostIPC": true})
}

test_finds_one if {
	every field in ["hostNetwork", "hostPID", "hostIPC"] {
		count(policy.findings) == 1 with input as fixture.workload({field: true})
	}
}

test_silent_on_namespaces_of_the_pod if {
	input_ := fixture.workload({"shareProcessNamespace": true, "hostUsers": false})
	count(policy.findings) == 0 with input as input_
}
