package policies.pod.container_runtime_socket_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.container_runtime_socket as policy

test_finds_socket_even_read_only if {
	some finding in policy.findings with input as fixture.showing({"runtime-socket"}, {})
	finding.message == "container main reaches the container runtime through /known"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].volumeMounts[0]",
		"value": "/known (read-only)",
	}]
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"runtime-socket"}, {})
	finding.latent == {"it runs as a non-root user"}
}

test_finds_members_of_its_group if {
	document := fixture.showing_as("nonroot", "same", {"runtime-socket"}, {})
	every case in [
		{"workload": {"supplementalGroups": [998]}, "want": 0},
		{"workload": {"fsGroup": 0}, "want": 0},
		{"workload": {"fsGroup": 1000}, "want": 1},
	] {
		changed := object.union(document, {"workload": case.workload})
		[count(finding.latent) | some finding in policy.findings] == [case.want] with input as changed
	}
}

test_silent_on_other_files if {
	count(policy.findings) == 0 with input as fixture.showing({"root", "system-socket"}, {"readOnly": false})
}
