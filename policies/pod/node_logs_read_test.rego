package policies.pod.node_logs_read_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.node_logs_read as policy

test_finds_read_only_mount if {
	some finding in policy.findings with input as fixture.showing({"node-logs"}, {})
	finding.message == "container main can read the logs in /known"
	finding.evidence[0].value == "/known (read-only)"
}

test_silent_where_node_logs_write_says_more if {
	count(policy.findings) == 0 with input as fixture.showing({"node-logs"}, {"readOnly": false})
}

test_silent_on_other_files if count(policy.findings) == 0 with input as fixture.showing({"proc"}, {})
