package policies.pod.kernel_modules_write_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.kernel_modules_write as policy

test_finds_each_kind if {
	every kind in {"kernel-modules"} {
		some finding in policy.findings with input as fixture.showing({kind}, {"readOnly": false})
		startswith(finding.message, "container main can plant kernel modules in /known")
		finding.evidence == [{
			"container": "main",
			"field": "spec.containers[0].volumeMounts[0]",
			"value": "/known (writable)",
		}]
		finding.latent == set()
	}
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"kernel-modules"}, {"readOnly": false})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_other_files if {
	every kind in {"harmless", "root"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {"readOnly": false})
	}
}

test_silent_on_read_only if {
	count(policy.findings) == 0 with input as fixture.showing({"kernel-modules"}, {})
}

test_finds_a_part if {
	input_ := fixture.showing_as("root", "above", {"kernel-modules"}, {"readOnly": false})
	count(policy.findings) == 1 with input as input_
}
