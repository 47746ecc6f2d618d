package policies.standards.pss_host_path_volumes_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_host_path_volumes as policy

test_finds_as_written if {
	policy.findings == {{
		"message": "volume host is /var/run/../run of the node",
		"evidence": [{"field": "spec.volumes[1].hostPath.path", "value": "/var/run/../run"}],
	}} with input as fixture.workload({"volumes": [volume(["secret"], "/"), volume(["hostPath"], "/var/run/../run")]})
}

test_finds_beside_another_source if {
	count(policy.findings) == 1 with input as fixture.workload({"volumes": [volume(["hostPath", "secret"], "/")]})
}

test_silent_on_claim_that_leads_to_the_node if {
	input_ := fixture.workload({"volumes": [volume(["persistentVolumeClaim"], "/data")]})
	count(policy.findings) == 0 with input as input_
}

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({})

volume(sources, path) := {
	"field": "spec.volumes[1]", "name": "host", "sources": sources,
	"hostPath": {"path": path, "raw": path},
}
