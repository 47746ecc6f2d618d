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

test_finds_single_devices_as_low if {
	input_ := fixture.showing_as("root", "above", {"devices"}, {})
	some finding in policy.findings with input as input_
	finding.severity == "low"
	finding.message == "container main has single devices of the node: /known"
}

test_finds_a_disk if {
	input_ := fixture.showing_as("root", "above", {"devices"}, {"hostPath": {"path": "/dev/nvme0n1p1"}})
	shown := [mount | some mount in input_.workload.containers[0].mounts]
	disk := object.union(shown[0], {"hostPath": object.union(shown[0].hostPath, {"path": "/dev/nvme0n1p1"})})
	container := object.union(input_.workload.containers[0], {"mounts": [disk]})
	some finding in policy.findings with input as object.union(input_, {"workload": {"containers": [container]}})
	startswith(finding.message, "container main sees the node's devices in /dev/nvme0n1p1,")
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
