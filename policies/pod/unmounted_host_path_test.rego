package policies.pod.unmounted_host_path_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.unmounted_host_path as policy

test_finds_unused_volume if {
	policy.findings == {{
		"message": "declares /boot of the node, which no container mounts",
		"evidence": [{"field": "spec.volumes[0]", "value": "/boot"}],
		"mild": set(),
	}} with input as volume({"hostPath": {"path": "/boot"}, "mounted": false})
}

test_silent_on_mounted_volume if {
	count(policy.findings) == 0 with input as volume({"hostPath": {"path": "/boot"}, "mounted": true})
}

test_silent_on_other_volume if count(policy.findings) == 0 with input as volume({"mounted": false})

volume(fields) := fixture.workload({"volumes": [object.union({"field": "spec.volumes[0]", "name": "v"}, fields)]})
