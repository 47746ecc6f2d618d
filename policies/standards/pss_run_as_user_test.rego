package policies.standards.pss_run_as_user_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_run_as_user as policy

test_finds_pod_although_containers_override if {
	policy.findings == {{
		"message": "pod runs as root",
		"evidence": [{"field": "spec.securityContext.runAsUser", "value": 0}],
	}} with input as fixture.declaring({"runAsUser": 0}, {"runAsUser": 1000})
}

test_finds_container if {
	some finding in policy.findings with input as fixture.declaring({"runAsUser": 1000}, {"runAsUser": 0})
	finding.container == "main"
	finding.evidence[0].field == "spec.containers[0].securityContext.runAsUser"
}

test_silent_on_other_users if {
	count(policy.findings) == 0 with input as fixture.declaring({"runAsUser": 1}, {"runAsUser": 65535})
}

test_silent_if_the_image_decides if count(policy.findings) == 0 with input as fixture.workload({})

test_silent_in_user_namespace if {
	count(policy.findings) == 0 with input as fixture.workload({"hostUsers": false, "declared": {"runAsUser": 0}})
}
