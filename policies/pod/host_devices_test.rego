package policies.pod.host_devices_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_devices as policy

test_finds_in_privileged_container if {
	some finding in policy.findings with input as devices("devices", true)
	finding.severity == "high"
	finding.message == "container main sees the node's devices in /known and may open all of them"
	finding.evidence[0].field == "spec.containers[0].volumeMounts[0]"
}

test_finds_in_other_container_as_low if {
	some finding in policy.findings with input as devices("devices", false)
	finding.severity == "low"
	endswith(finding.message, ", which its control group keeps it from opening")
}

test_silent_on_other_files if count(policy.findings) == 0 with input as devices("harmless", true)

devices(kind, privileged) := {
	"workload": object.union(workload, {"containers": [container]}),
	"namespace": shown.namespace,
	"cluster": shown.cluster,
} if {
	shown := fixture.showing({kind}, {})
	workload := shown.workload
	container := object.union(workload.containers[0], {"security": {"privileged": privileged}})
}
