package policies.pod.control_plane_files_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.control_plane_files as policy

test_finds_each_kind if {
	message("pki") == "container main mounts /known, where control-plane nodes keep the keys of the cluster"
	message("etcd") == "container main mounts /known, where control-plane nodes keep the data of etcd"
	message("admin-kubeconfig") == concat(" ", [
		"container main mounts /known, where control-plane nodes keep",
		"an administrator's kubeconfig",
	])
}

test_finds_as_milder_without_nodes if {
	some finding in policy.findings with input as without_nodes("same")
	finding.mild == {"it is not known whether a control-plane node runs it"}
	finding.capability == null
}

test_silent_on_directories_around_without_nodes if {
	count(policy.findings) == 0 with input as without_nodes("below")
}

without_nodes(relation) := object.union(
	fixture.showing_as("root", relation, {"etcd"}, {}),
	{"cluster": {"nodes": 0}},
)

test_silent_off_the_control_plane if {
	count(policy.findings) == 0 with input as fixture.showing({"pki"}, {})
}

test_silent_on_the_control_plane_itself if {
	count(policy.findings) == 0 with input as on_control_plane("pki", "control-plane")
}

test_silent_on_other_files if {
	every kind in {"root", "kubelet-pods"} {
		count(policy.findings) == 0 with input as on_control_plane(kind, "addon")
	}
}

on_control_plane(kind, class) := object.union(
	fixture.showing({kind}, {}),
	{"workload": {"controlPlane": true, "class": class}},
)

message(kind) := text if {
	some finding in policy.findings with input as on_control_plane(kind, "addon")
	text := finding.message
}
