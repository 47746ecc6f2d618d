package policies.pod.network_capability_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.network_capability as policy

test_finds_by_severity if {
	severities({"NET_ADMIN"}) == {"medium"}
	severities({"NET_RAW", "CHOWN"}) == {"medium"}
}

test_finds_field_and_message if {
	some finding in policy.findings with input as fixture.adding({"NET_ADMIN"}, {})
	finding.message == "container main has NET_ADMIN on the network of the pod"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].securityContext.capabilities.add",
		"value": "NET_ADMIN",
	}]
	finding.latent == set()
}

test_finds_nonroot_and_mapped_as_latent if {
	input_ := fixture.secured(
		{"added": ["NET_ADMIN"], "capabilities": ["NET_ADMIN"], "user": "nonroot"},
		{"hostUsers": false},
	)
	some finding in policy.findings with input as input_
	finding.latent == {"it runs as a non-root user", "it runs in a user namespace"}
}

test_silent_on_other_capabilities if {
	count(policy.findings) == 0 with input as fixture.adding({"SYS_ADMIN", "NET_BIND_SERVICE"}, {})
}

test_silent_if_dropped_again if {
	input_ := fixture.secured({"added": ["NET_ADMIN"], "dropped": ["NET_ADMIN"], "capabilities": []}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_privileged if {
	input_ := fixture.secured({"added": ["NET_ADMIN"], "capabilities": ["NET_ADMIN"], "privileged": true}, {})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_windows if count(policy.findings) == 0 with input as fixture.adding({"NET_ADMIN"}, {"os": "windows"})

severities(capabilities) := {finding.severity |
	some finding in policy.findings with input as fixture.adding(capabilities, {})
}

test_finds_on_the_network_of_the_node_as_high if {
	some finding in policy.findings with input as fixture.adding({"NET_RAW"}, {"hostNetwork": true})
	finding.severity == "high"
	finding.message == "container main has NET_RAW on the network of the node"
	finding.evidence[1] == {"field": "spec.hostNetwork", "value": true}
}
