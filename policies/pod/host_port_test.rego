package policies.pod.host_port_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_port as policy

test_finds_host_port if {
	some finding in policy.findings with input as opening({"hostPort": 53}, {})
	finding.message == "container main opens 53/UDP on the node"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].ports[0].hostPort",
		"value": "53/UDP",
	}]
}

test_finds_address if {
	some finding in policy.findings with input as opening({"hostPort": 53, "hostIP": "10.0.0.1"}, {})
	finding.message == "container main opens 53/UDP of 10.0.0.1 on the node"
}

test_finds_the_protocol_that_manifests_leave_out if {
	some finding in policy.findings with input as opening({"hostPort": 53, "protocol": ""}, {})
	finding.message == "container main opens 53/TCP on the node"
}

test_silent_without_host_port if count(policy.findings) == 0 with input as opening({"hostPort": 0}, {})

test_silent_on_host_network if count(policy.findings) == 0 with input as opening({"hostPort": 53}, {"hostNetwork": true})

opening(port, overrides) := fixture.workload(object.union(
	{"containers": [fixture.container({"ports": [object.union(
		{"field": "spec.containers[0].ports[0]", "containerPort": 53, "hostIP": "", "protocol": "UDP"},
		port,
	)]})]},
	overrides,
))
