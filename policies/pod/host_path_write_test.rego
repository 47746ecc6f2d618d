package policies.pod.host_path_write_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_path_write as policy

test_finds_unknown_path if {
	some finding in policy.findings with input as fixture.showing({}, {"readOnly": false})
	finding.message == "container main can write to /known of the node"
	finding.evidence[0].value == "/known (writable)"
}

test_silent_on_read_only if count(policy.findings) == 0 with input as fixture.showing({}, {})

test_silent_where_other_policies_say_more if {
	every kind in {"trust", "harmless", "root"} {
		count(policy.findings) == 0 with input as fixture.showing({kind}, {"readOnly": false})
	}
}

test_silent_on_other_volumes if {
	mount := object.remove(fixture.mount("/x", {"readOnly": false}), ["hostPath"])
	count(policy.findings) == 0 with input as fixture.workload({"containers": [fixture.container({"mounts": [mount]})]})
}
