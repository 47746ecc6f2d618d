package policies.hygiene.missing_service_account_test

import data.policies.hygiene.missing_service_account as policy
import data.policies.lib.fixture_test as fixture

test_finds_missing_account if {
	some finding in policy.findings with input as fixture.identity([], {"exists": false})
	finding.message == "does not exist, and workloads name it"
	finding.evidence == [{
		"object": "DaemonSet/kube-system/agent",
		"field": "spec.serviceAccountName",
		"value": "agent",
	}]
}

test_silent_if_it_exists if count(policy.findings) == 0 with input as fixture.identity([], {})

test_silent_if_unused if {
	count(policy.findings) == 0 with input as fixture.identity([], {"exists": false, "workloads": []})
}

test_silent_on_groups if {
	count(policy.findings) == 0 with input as fixture.identity([], {"exists": false, "kind": "Group"})
}
