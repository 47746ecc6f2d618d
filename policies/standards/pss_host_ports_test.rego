package policies.standards.pss_host_ports_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_host_ports as policy

test_finds_host_port if {
	policy.findings == {{
		"container": "main",
		"message": "container main opens port 9100 of the node",
		"evidence": [{"container": "main", "field": "spec.containers[0].ports[0].hostPort", "value": 9100}],
	}} with input as listening(9100)
}

test_finds_impossible_port if count(policy.findings) == 1 with input as listening(-1)

test_silent_on_host_network_by_itself if count(policy.findings) == 0 with input as listening(0)

listening(port) := fixture.workload({"hostNetwork": true, "containers": [fixture.container({"ports": [{
	"field": "spec.containers[0].ports[0]", "containerPort": 9100, "hostPort": 9100, "declaredHostPort": port,
}]})]})
