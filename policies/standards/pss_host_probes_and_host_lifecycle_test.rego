package policies.standards.pss_host_probes_and_host_lifecycle_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_host_probes_and_host_lifecycle as policy

test_finds_host if {
	policy.findings == {{
		"container": "main",
		"message": "the kubelet calls 127.0.0.1 for container main",
		"evidence": [{
			"container": "main",
			"field": "spec.containers[0].livenessProbe.httpGet.host",
			"value": "127.0.0.1",
		}],
	}} with input as calling(["127.0.0.1"])
}

test_finds_each_host if count(policy.findings) == 2 with input as calling(["a", "b"])

test_silent_without_host if count(policy.findings) == 0 with input as calling([])

calling(hosts) := fixture.workload({"containers": [fixture.container({"calls": [
{"field": "spec.containers[0].livenessProbe.httpGet.host", "host": host} |
	some host in hosts
]})]})
