package policies.pod.kubelet_pods_host_path_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.kubelet_pods_host_path as policy

test_finds_pods_directory_even_read_only if {
	some finding in policy.findings with input as fixture.showing({"kubelet-pods"}, {})
	finding.message == "container main mounts /known: the tokens and secrets of all pods on the node"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].volumeMounts[0]",
		"value": "/known (read-only)",
	}]
}

test_finds_directories_around_it if {
	input_ := fixture.showing_as("root", "below", {"kubelet-pods"}, {})
	count(policy.findings) == 1 with input as input_
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"kubelet-pods"}, {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_other_files if {
	count(policy.findings) == 0 with input as fixture.showing({"root", "kubelet-plugins"}, {})
}

test_silent_on_the_volume_of_one_pod if {
	input_ := fixture.showing_as("root", "above", {"kubelet-pods"}, {})
	count(policy.findings) == 0 with input as input_
}
