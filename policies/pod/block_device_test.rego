package policies.pod.block_device_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.block_device as policy

test_finds_device if {
	some finding in policy.findings with input as holding(true)
	finding.message == "container main holds the raw disks host"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].volumeMounts[0]",
		"value": "/host",
	}]
}

test_silent_on_file_systems if count(policy.findings) == 0 with input as holding(false)

holding(device) := fixture.workload({"containers": [fixture.container({"mounts": [fixture.mount("/x", {"device": device})]})]})
