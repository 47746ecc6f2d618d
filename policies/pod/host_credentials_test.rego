package policies.pod.host_credentials_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_credentials as policy

test_finds_credentials if {
	some finding in policy.findings with input as fixture.mounting("/etc", {})
	finding.message == "container main can read /etc of the node: cloud credentials, logins and keys of administrators"
}

test_finds_one_file if {
	some finding in policy.findings with input as fixture.mounting("/etc/kubernetes/azure.json", {})
	finding.message == "container main can read /etc/kubernetes/azure.json of the node: cloud credentials"
}

test_silent_on_neighbors if {
	every path in ["/etc/ssl/certs", "/etc/localtime", "/var/log", "/homes", "/"] {
		count(policy.findings) == 0 with input as fixture.mounting(path, {})
	}
}
