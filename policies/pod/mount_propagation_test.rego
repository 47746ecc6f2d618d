package policies.pod.mount_propagation_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.mount_propagation as policy

test_finds_over_files_that_matter if {
	some finding in policy.findings with input as propagating("kubelet-pods", "Bidirectional", true)
	finding.severity == "high"
	finding.latent == set()
	finding.message == "container main makes its mounts in /known appear on the node"
}

test_finds_elsewhere_as_low if {
	some finding in policy.findings with input as propagating("bpf", "Bidirectional", true)
	finding.severity == "low"
}

test_finds_unprivileged_as_latent if {
	some finding in policy.findings with input as propagating("kubelet-pods", "Bidirectional", false)
	finding.latent == {"only a privileged container may mount"}
}

test_silent_on_other_propagation if {
	every propagation in ["None", "HostToContainer"] {
		count(policy.findings) == 0 with input as propagating("kubelet-pods", propagation, true)
	}
}

test_silent_on_other_volumes if {
	mount := object.remove(fixture.mount("/x", {"propagation": "Bidirectional"}), ["hostPath"])
	count(policy.findings) == 0 with input as fixture.workload({"containers": [fixture.container({"mounts": [mount]})]})
}

propagating(kind, propagation, privileged) := object.union(shown, {"workload": {"containers": [object.union(
	shown.workload.containers[0],
	{"security": {"privileged": privileged}},
)]}}) if {
	shown := fixture.showing({kind}, {"propagation": propagation, "readOnly": false})
}
