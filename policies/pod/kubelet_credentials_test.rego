package policies.pod.kubelet_credentials_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.kubelet_credentials as policy

test_finds_credentials if {
	some finding in policy.findings with input as fixture.showing({"kubelet-credentials"}, {})
	finding.message == "container main mounts /known, where the kubelet's credentials lie"
	finding.evidence[0].value == "/known (read-only)"
}

test_finds_a_part if {
	input_ := fixture.showing_as("root", "above", {"kubelet-credentials"}, {})
	count(policy.findings) == 1 with input as input_
}

test_silent_where_other_policies_say_more if {
	every kinds in [{"root"}, {"kubelet-credentials", "kubelet-pods"}] {
		count(policy.findings) == 0 with input as fixture.showing(kinds, {})
	}
}

test_silent_on_other_files if {
	count(policy.findings) == 0 with input as fixture.showing({"kubelet-plugins", "static-pods"}, {})
}
