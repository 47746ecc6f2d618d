package policies.standards.pss_run_as_non_root_test

import data.policies.lib.fixture_test as fixture
import data.policies.standards.pss_run_as_non_root as policy

test_finds_unset if {
	policy.findings == {{
		"container": "main",
		"message": "container main does not rule out root",
		"evidence": [{"container": "main", "field": "spec.containers[0].securityContext.runAsNonRoot"}],
	}} with input as fixture.workload({})
}

test_finds_false_of_pod_although_containers_override if {
	policy.findings == {{
		"message": "pod allows root",
		"evidence": [{"field": "spec.securityContext.runAsNonRoot", "value": false}],
	}} with input as fixture.declaring({"runAsNonRoot": false}, {"runAsNonRoot": true})
}

test_finds_false_of_container if {
	some finding in policy.findings with input as fixture.declaring({"runAsNonRoot": true}, {"runAsNonRoot": false})
	finding.message == "container main allows root"
}

test_finds_user_that_is_not_declared_nonroot if {
	count(policy.findings) == 1 with input as fixture.declaring({"runAsUser": 1000}, {"runAsUser": 1000})
}

test_silent_on_true_of_pod if {
	count(policy.findings) == 0 with input as fixture.declaring({"runAsNonRoot": true}, {})
}

test_silent_on_true_of_all_containers if {
	count(policy.findings) == 0 with input as fixture.declaring({}, {"runAsNonRoot": true})
}

test_silent_in_user_namespace if {
	count(policy.findings) == 0 with input as fixture.workload({"hostUsers": false, "declared": {"runAsNonRoot": false}})
}
