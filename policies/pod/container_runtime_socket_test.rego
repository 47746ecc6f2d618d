package policies.pod.container_runtime_socket_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.container_runtime_socket as policy

test_finds_socket_even_read_only if {
	some finding in policy.findings with input as fixture.mounting("/run/containerd/containerd.sock", {})
	finding.message == "container main reaches the container runtime through /run/containerd/containerd.sock"
	finding.evidence[0].value == "/run/containerd/containerd.sock (read-only)"
}

test_finds_directories_around_it if {
	every path in ["/run", "/run/crio", "/run/k3s", "/var/snap"] {
		some finding in policy.findings with input as fixture.mounting(path, {})
		finding.message == sprintf("container main reaches the container runtime through %s", [path])
	}
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.mounting_nonroot("/run/docker.sock", {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_neighbors if {
	every path in ["/run/xtables.lock", "/run/calico", "/run/containerd/fifo", "/runtime", "/"] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {"readOnly": false})
	}
}
