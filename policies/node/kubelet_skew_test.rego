package policies.node.kubelet_skew_test

import data.policies.lib.fixture_test as fixture
import data.policies.node.kubelet_skew as policy

test_finds_unsupported_skew if {
	policy.findings == {{
		"message": "runs kubelet v1.33.0, 4 minor versions behind v1.37.2",
		"evidence": [{"field": "status.nodeInfo.kubeletVersion", "value": "v1.33.0"}],
	}} with input as node("v1.33.0", 33)
}

test_silent_on_supported_skew if count(policy.findings) == 0 with input as node("v1.34.0", 34)

test_silent_if_unknown if count(policy.findings) == 0 with input as node("", 0)

node(version, minor) := {"node": {"kubeletVersion": version, "kubeletMinor": minor}, "cluster": fixture.cluster({})}
