package policies.pod.windows_host_process_test

import data.policies.lib.fixture_test as fixture
import data.policies.pod.windows_host_process as policy

test_finds_host_process if {
	some finding in policy.findings with input as workload(true)
	finding.message == "container main is a process of the Windows node"
	finding.evidence[0].field == "spec.containers[0].securityContext.windowsOptions.hostProcess"
}

test_silent_on_ordinary_container if count(policy.findings) == 0 with input as workload(false)

workload(value) := fixture.workload({
	"os": "windows",
	"containers": [fixture.container({"security": {"windowsHostProcess": value}})],
})
