package policies.pod.host_credentials_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_credentials as policy

test_finds_each_kind if {
	message("cloud-credentials") == "container main can read /known of the node: cloud credentials"
	message("homes") == "container main can read /known of the node: home directories with logins and keys"
	message("login-secrets") == "container main can read /known of the node: passwords and keys of logins"
}

test_silent_on_other_files if {
	every kind in {"root", "kubelet-credentials", "harmless"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {})
	}
}

message(kind) := text if {
	some finding in policy.findings with input as fixture.showing({kind}, {})
	text := finding.message
}
