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

# Where no control plane runs it, what the control plane keeps elsewhere is a path like others.
test_finds_files_of_a_control_plane_that_is_not_there if {
	count(policy.findings) == 1 with input as fixture.showing({"pki", "etcd"}, {"readOnly": false})
	around := fixture.showing_as("root", "below", {"pki"}, {"readOnly": false})
	unknown := {"cluster": fixture.cluster({"nodes": 0})}
	count(policy.findings) == 1 with input as object.union(around, unknown)
	count(policy.findings) == 0 with input as object.union(fixture.showing({"pki"}, {"readOnly": false}), unknown)
	count(policy.findings) == 0 with input as object.union(around, {"workload": {"controlPlane": true}})
	count(policy.findings) == 0 with input as fixture.showing({"pki", "trust"}, {"readOnly": false})
}

test_silent_on_other_volumes if {
	mount := object.remove(fixture.mount("/x", {"readOnly": false}), ["hostPath"])
	count(policy.findings) == 0 with input as fixture.workload({"containers": [fixture.container({"mounts": [mount]})]})
}
