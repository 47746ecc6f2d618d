package policies.pod.shared_process_namespace_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.shared_process_namespace as policy

test_finds_shared_processes if {
	some finding in policy.findings with input as sharing(true, "sidecar", {})
	finding.message == "its containers main, other see each other's processes"
	finding.evidence == [{"field": "spec.shareProcessNamespace", "value": true}]
}

test_silent_if_not_shared if count(policy.findings) == 0 with input as sharing(false, "container", {})

test_silent_on_one_running_container if count(policy.findings) == 0 with input as sharing(true, "init", {})

test_silent_where_host_pid_says_more if {
	count(policy.findings) == 0 with input as sharing(true, "container", {"hostPID": true})
}

sharing(value, type, overrides) := fixture.workload(object.union(
	{
		"shareProcessNamespace": value,
		"containers": [fixture.container({}), fixture.container({"name": "other", "type": type})],
	},
	overrides,
))
