package policies.pod.kubelet_credentials_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.kubelet_credentials as policy

test_finds_credentials if {
	every path in ["/var/lib/kubelet/pki", "/etc/kubernetes", "/etc", "/etc/kubernetes/kubelet.conf"] {
		some finding in policy.findings with input as fixture.mounting(path, {})
		contains(finding.message, "where the kubelet's credentials lie")
	}
}

test_silent_where_other_policies_say_more if {
	every path in ["/", "/var", "/var/lib/kubelet"] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {})
	}
}

test_silent_on_neighbors if {
	every path in ["/etc/localtime", "/var/lib/kubelet/plugins", "/etc/kubernetes/manifests"] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {})
	}
}
