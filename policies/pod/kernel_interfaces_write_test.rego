package policies.pod.kernel_interfaces_write_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.kernel_interfaces_write as policy

test_finds_each_kind if {
	every kind in {"bpf", "cgroup", "kernel-debug"} {
		some finding in policy.findings with input as fixture.showing({kind}, {"readOnly": false})
		startswith(finding.message, "container main can change ")
		finding.evidence == [{
			"container": "main",
			"field": "spec.containers[0].volumeMounts[0]",
			"value": "/known (writable)",
		}]
		finding.latent == set()
	}
}

test_finds_nonroot_as_latent if {
	some finding in policy.findings with input as fixture.showing_as("nonroot", "same", {"bpf"}, {"readOnly": false})
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_other_files if {
	every kind in {"harmless", "root"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {"readOnly": false})
	}
}

test_silent_on_read_only if {
	count(policy.findings) == 0 with input as fixture.showing({"bpf"}, {})
}

test_finds_a_part if {
	input_ := fixture.showing_as("root", "above", {"bpf"}, {"readOnly": false})
	count(policy.findings) == 1 with input as input_
}

test_finds_what_is_mounted_below_a_read_only_mount if {
	some finding in policy.findings with input as around({})
	finding.severity == "medium"
	finding.message == "container main mounts /sys read-only but not what is mounted below: /sys/fs/bpf"
}

test_silent_on_recursive_read_only if {
	count(policy.findings) == 0 with input as around({"recursiveReadOnly": true})
}

around(overrides) := fixture.workload({"containers": [fixture.container({
	"mounts": [object.union(fixture.mount("/sys", overrides), {"hostPath": {"holds": [{
		"kind": "bpf",
		"path": "/sys/fs/bpf",
		"relation": "below",
		"mounted": true,
	}]}})],
	"shows": {"bpf": [{"mount": 0, "part": false}]},
})]})
