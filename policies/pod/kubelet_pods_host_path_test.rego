package policies.pod.kubelet_pods_host_path_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.kubelet_pods_host_path as policy

test_finds_pods_directory_even_read_only if {
	some finding in policy.findings with input as fixture.mounting("/var/lib/kubelet/pods", {})
	finding.message == concat(" ", [
		"container main mounts /var/lib/kubelet/pods:",
		"the tokens and secrets of all pods on the node",
	])
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].volumeMounts[0]",
		"value": "/var/lib/kubelet/pods (read-only)",
	}]
}

test_finds_directories_around_it if {
	every path in ["/var", "/var/lib", "/var/lib/kubelet", "/var/data/kubelet"] {
		count(policy.findings) == 1 with input as fixture.mounting(path, {})
	}
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.mounting_nonroot("/var/lib/kubelet", {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_neighbors if {
	every path in ["/var/log", "/var/log/pods", "/var/lib/kubelet/plugins", "/var/lib/kubelet/pods-backup", "/"] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {})
	}
}

test_silent_on_the_volume_of_one_pod if {
	path := "/var/lib/kubelet/pods/7d3f/volumes/cache"
	count(policy.findings) == 0 with input as fixture.mounting(path, {})
}
