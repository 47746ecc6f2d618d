package policies.pod.host_pid_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.host_pid as policy

test_finds_host_pid if {
	policy.findings == {{
		"message": "shares the process IDs of the node",
		"evidence": [{"field": "spec.hostPID", "value": true}],
		"latent": set(),
		"mild": set(),
	}} with input as fixture.workload({"hostPID": true})
}

test_finds_as_latent_if_no_container_may_be_root if {
	some finding in policy.findings with input as workload(["nonroot", "nonroot"])
	finding.latent == {"all its containers run as non-root users"}
}

test_finds_if_one_container_may_be_root if {
	some finding in policy.findings with input as workload(["nonroot", "image"])
	finding.latent == set()
}

test_silent_without_host_pid if {
	input_ := fixture.workload({"shareProcessNamespace": true, "hostNetwork": true, "hostIPC": true})
	count(policy.findings) == 0 with input as input_
}

workload(users) := fixture.workload({
	"hostPID": true,
	"containers": [fixture.container({"security": {"user": user}}) | some user in users],
})
