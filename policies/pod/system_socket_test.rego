package policies.pod.system_socket_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.system_socket as policy

test_finds_each_kind if {
	every kind in {"system-socket"} {
		some finding in policy.findings with input as fixture.showing({kind}, {})
		startswith(finding.message, "container main reaches services of the system through /known")
		finding.evidence == [{
			"container": "main",
			"field": "spec.containers[0].volumeMounts[0]",
			"value": "/known (read-only)",
		}]
		finding.latent == set()
	}
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"system-socket"}, {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_other_files if {
	every kind in {"harmless", "root"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {"readOnly": false})
	}
}

test_finds_a_part if {
	input_ := fixture.showing_as("root", "above", {"system-socket"}, {})
	count(policy.findings) == 1 with input as input_
}

test_finds_in_user_namespace_as_latent if {
	input_ := object.union(fixture.showing({"system-socket"}, {}), {"workload": {"hostUsers": false}})
	some finding in policy.findings with input as input_
	finding.latent == {"it runs in a user namespace"}
}
