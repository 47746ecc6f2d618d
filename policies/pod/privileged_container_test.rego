package policies.pod.privileged_container_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.privileged_container as policy

test_finds_privileged if {
	policy.findings == {{
		"container": "main",
		"message": "container main runs privileged",
		"evidence": [{
			"container": "main",
			"field": "spec.containers[0].securityContext.privileged",
			"value": true,
		}],
		"latent": set(),
		"mild": set(),
	}} with input as workload({"privileged": true}, {})
}

test_finds_capabilities_beside_it if {
	some finding in policy.findings with input as workload({"privileged": true, "added": ["KILL"]}, {})
	finding.evidence[1].field == "spec.containers[0].securityContext.capabilities.add"
	finding.evidence[1].value == "KILL"
}

test_finds_init_container_as_latent if {
	some finding in policy.findings with input as fixture.workload({"containers": [fixture.container({
		"type": "init",
		"security": {"privileged": true},
	})]})
	finding.message == "init container main runs privileged"
	finding.latent == {"it runs only while the pod starts"}
}

test_finds_in_user_namespace_as_latent if {
	some finding in policy.findings with input as workload({"privileged": true}, {"hostUsers": false})
	finding.latent == {"it runs in a user namespace"}
}

test_finds_nonroot_as_well if {
	some finding in policy.findings with input as workload({"privileged": true, "user": "nonroot"}, {})
	finding.latent == set()
}

test_finds_finished_as_milder if {
	some finding in policy.findings with input as workload({"privileged": true}, {"kind": "Pod", "pods": 0, "finished": 2})
	finding.mild == {"its pods have finished"}
	finding.severity == "low"
}

test_silent_on_default if count(policy.findings) == 0 with input as workload({}, {})

test_silent_on_windows if {
	count(policy.findings) == 0 with input as workload({"privileged": true}, {"os": "windows"})
}

workload(security, overrides) := fixture.workload(object.union(
	{"containers": [fixture.container({"security": security})]},
	overrides,
))
