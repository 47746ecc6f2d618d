package policies.pod.node_root_by_write_test

import data.policies.lib.fixture_test as fixture
import data.policies.lib.nodefiles
import data.policies.pod.node_root_by_write as policy

test_finds_each_consequence if {
	every kind in policy._kinds {
		some finding in policy.findings with input as fixture.showing({kind}, {"readOnly": false})
		finding.message == concat("", ["container main can write to /known of the node: ", nodefiles.names[kind]])
	}
}

test_finds_several_mounts_at_once if {
	input_ := fixture.workload({"containers": [fixture.container({
		"mounts": [
			fixture.mount("/etc/crontab", {"readOnly": false, "field": "mounts[0]"}),
			fixture.mount("/usr/bin", {"readOnly": false, "field": "mounts[1]"}),
			fixture.mount("/root", {"field": "mounts[2]"}),
		],
		"shows": {"root-jobs": [shown(0)], "root-programs": [shown(1)], "homes": [shown(2)]},
	})]})
	some finding in policy.findings with input as input_
	startswith(finding.message, "container main can write to /etc/crontab, /usr/bin of the node: ")
	[e.field | some e in finding.evidence] == ["mounts[0]", "mounts[1]"]
}

test_finds_nonroot_as_latent if {
	input_ := fixture.showing_as("nonroot", "same", {"root-jobs"}, {"readOnly": false})
	some finding in policy.findings with input as input_
	finding.latent == {"it runs as a non-root user"}
}

test_silent_on_read_only if count(policy.findings) == 0 with input as fixture.showing(policy._kinds, {})

test_silent_on_what_gives_nothing if {
	every kind in {"node-logs", "harmless", "trust", "cni-binaries", "root"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {"readOnly": false})
	}
}

shown(i) := {"mount": i, "part": false}
