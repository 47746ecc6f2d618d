package policies.pod.default_net_raw_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.default_net_raw as policy

test_finds_default if {
	some finding in policy.findings with input as holding({}, {})
	finding.message == "container main keeps NET_RAW on the network of the pod"
	finding.evidence == [{
		"container": "main",
		"field": "spec.containers[0].securityContext.capabilities.drop",
		"value": "",
	}]
}

test_finds_on_the_network_of_the_node if {
	some finding in policy.findings with input as holding({"user": "image"}, {"hostNetwork": true})
	finding.message == "container main keeps NET_RAW on the network of the node"
}

test_silent_if_dropped if count(policy.findings) == 0 with input as holding({"capabilities": ["CHOWN"]}, {})

test_silent_if_added_openly if count(policy.findings) == 0 with input as holding({"added": ["NET_RAW"]}, {})

test_silent_on_privileged if count(policy.findings) == 0 with input as holding({"privileged": true}, {})

test_silent_on_nonroot if count(policy.findings) == 0 with input as holding({"user": "nonroot"}, {})

test_silent_in_user_namespace if count(policy.findings) == 0 with input as holding({}, {"hostUsers": false})

test_silent_on_windows if count(policy.findings) == 0 with input as holding({}, {"os": "windows"})

holding(security, overrides) := fixture.secured(
	object.union({"capabilities": ["CHOWN", "NET_RAW"]}, security),
	overrides,
)
