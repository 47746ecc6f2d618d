package policies.standards.pss_windows_host_process_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_windows_host_process as policy

test_finds_pod_although_containers_override if {
	policy.findings == {{
		"message": "pod is a process of the Windows node",
		"evidence": [{"field": "spec.securityContext.windowsOptions.hostProcess", "value": true}],
	}} with input as fixture.declaring({"windowsHostProcess": true}, {"windowsHostProcess": false})
}

test_finds_container if {
	some finding in policy.findings with input as fixture.declaring({}, {"windowsHostProcess": true})
	finding.container == "main"
	finding.evidence[0].field == "spec.containers[0].securityContext.windowsOptions.hostProcess"
}

test_silent_on_false if {
	count(policy.findings) == 0 with input as fixture.declaring({"windowsHostProcess": false}, {"windowsHostProcess": false})
}

test_silent_on_nothing if count(policy.findings) == 0 with input as fixture.workload({"os": "windows"})
