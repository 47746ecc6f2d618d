package policies.pod.host_path_root_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_path_root as policy

test_finds_read_only_root if {
	some finding in policy.findings with input as fixture.mounting("/", {})
	finding.message == "container main mounts the root directory of the node, read-only"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].volumeMounts[0]",
		"value": "/ (read-only)",
	}]
	finding.latent == set()
}

test_finds_writable_root if {
	some finding in policy.findings with input as fixture.mounting("/", {"readOnly": false})
	finding.message == "container main mounts the root directory of the node, writable"
}

test_finds_through_claim if {
	some finding in policy.findings with input as fixture.mounting("/", {"hostPath": {"via": "PersistentVolume/disk"}})
	finding.evidence[0].value == "/ (read-only, through PersistentVolume/disk)"
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.mounting_nonroot("/", {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_narrower_mounts if {
	every path in ["/etc", "/var", "/rootfs"] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {"readOnly": false})
	}
}

test_silent_on_other_volumes if {
	input_ := fixture.workload({"containers": [fixture.container({"mounts": [object.remove(
		fixture.mount("/", {}),
		["hostPath"],
	)]})]})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_windows if {
	windows := {"workload": {"os": "windows"}}
	count(policy.findings) == 0 with input as object.union(fixture.mounting("/", {}), windows)
}
