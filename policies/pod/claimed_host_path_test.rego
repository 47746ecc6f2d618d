package policies.pod.claimed_host_path_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.claimed_host_path as policy

test_finds_volume_behind_claim if {
	some finding in policy.findings with input as fixture.showing({}, {"hostPath": {"via": "PersistentVolume/disk"}})
	finding.message == "container main reaches /known of the node through a claim"
	finding.evidence[0].value == "/known (read-only, through PersistentVolume/disk)"
}

test_silent_on_direct_mount if count(policy.findings) == 0 with input as fixture.showing({"root"}, {})
