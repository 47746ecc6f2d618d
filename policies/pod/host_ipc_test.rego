package policies.pod.host_ipc_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_ipc as policy

test_finds_host_ipc if {
	policy.findings == {{
		"message": "shares the memory segments of the node",
		"evidence": [{"field": "spec.hostIPC", "value": true}],
		"mild": set(),
	}} with input as fixture.workload({"hostIPC": true})
}

test_silent_without_host_ipc if {
	count(policy.findings) == 0 with input as fixture.workload({"hostPID": true, "hostNetwork": true})
}
