package policies.pod.container_files_read_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.container_files_read as policy

test_finds_read_only_mount if {
	some finding in policy.findings with input as fixture.showing({"container-filesystems"}, {})
	finding.message == "container main can read the files of other containers in /known"
	finding.evidence[0].value == "/known (read-only)"
}

test_silent_where_node_root_by_write_says_more if {
	count(policy.findings) == 0 with input as fixture.showing({"container-filesystems"}, {"readOnly": false})
}

test_silent_on_other_files if count(policy.findings) == 0 with input as fixture.showing({"node-logs"}, {})
