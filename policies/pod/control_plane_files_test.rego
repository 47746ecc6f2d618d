package policies.pod.control_plane_files_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.control_plane_files as policy

test_finds_keys if {
	some finding in policy.findings with input as on_control_plane("/etc/kubernetes/pki", {})
	finding.message == concat(" ", [
		"container main mounts /etc/kubernetes/pki,",
		"where control-plane nodes keep the keys of the cluster",
	])
}

test_finds_everything_around_it if {
	some finding in policy.findings with input as on_control_plane("/var", {})
	contains(finding.message, "the data of etcd, the keys of the cluster")
}

test_silent_on_workers if count(policy.findings) == 0 with input as fixture.mounting("/etc/kubernetes/pki", {})

test_silent_on_the_control_plane_itself if {
	input_ := on_control_plane("/etc/kubernetes/pki", {"class": "control-plane"})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_neighbors if {
	every path in ["/etc/kubernetes/manifests", "/var/log", "/"] {
		count(policy.findings) == 0 with input as on_control_plane(path, {})
	}
}

on_control_plane(path, overrides) := object.union(
	fixture.mounting(path, {}),
	{"workload": object.union({"controlPlane": true}, overrides)},
)
