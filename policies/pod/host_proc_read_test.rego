package policies.pod.host_proc_read_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_proc_read as policy

test_finds_each_kind if {
	every kind in {"proc"} {
		some finding in policy.findings with input as fixture.showing({kind}, {})
		startswith(finding.message, "container main can look into the processes of the node through /known")
		finding.evidence == [{
			"container": "main",
			"field": "spec.containers[0].volumeMounts[0]",
			"value": "/known (read-only)",
		}]
		finding.latent == set()
	}
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"proc"}, {})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_other_files if {
	every kind in {"harmless", "root"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {"readOnly": false})
	}
}

test_silent_on_a_part if {
	input_ := fixture.showing_as("root", "above", {"proc"}, {"readOnly": false})
	count(policy.findings) == 0 with input as input_
}
