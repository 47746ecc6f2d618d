package policies.pod.host_path_root_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_path_root as policy

test_finds_read_only_root if {
	some finding in policy.findings with input as fixture.showing({"root"}, {})
	finding.message == "container main mounts the root directory of the node, read-only"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].volumeMounts[0]",
		"value": "/known (read-only)",
	}]
	finding.latent == set()
}

test_finds_writable_root if {
	some finding in policy.findings with input as fixture.showing({"root"}, {"readOnly": false})
	finding.message == "container main mounts the root directory of the node, writable"
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"root"}, {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_narrower_mounts if {
	count(policy.findings) == 0 with input as fixture.showing({"root-jobs", "pki"}, {"readOnly": false})
}

test_silent_on_other_volumes if count(policy.findings) == 0 with input as fixture.workload({})
