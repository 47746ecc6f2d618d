package policies.pod.foreign_probe_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.foreign_probe as policy

test_finds_other_host if {
	some finding in policy.findings with input as calling("169.254.169.254", true)
	finding.message == "container main has the kubelet connect to 169.254.169.254"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].livenessProbe.httpGet.host",
		"value": "169.254.169.254",
	}]
}

test_finds_localhost_of_the_node if count(policy.findings) == 1 with input as calling("127.0.0.1", false)

test_silent_on_localhost_of_the_pod if count(policy.findings) == 0 with input as calling("127.0.0.1", true)

test_silent_on_the_control_plane if {
	document := calling("10.0.0.1", true)
	count(policy.findings) == 0 with input as object.union(document, {"workload": {"class": "control-plane"}})
}

test_silent_without_host if count(policy.findings) == 0 with input as fixture.workload({})

calling(host, host_network) := fixture.workload({
	"hostNetwork": host_network,
	"containers": [fixture.container({"calls": [{
		"field": "spec.containers[0].livenessProbe.httpGet.host",
		"host": host,
	}]})],
})
