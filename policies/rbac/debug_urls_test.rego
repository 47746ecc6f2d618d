package policies.rbac.debug_urls_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.debug_urls as policy

test_finds_with_severity if {
	every case in [
		{"grants": [{"verbs": ["get"], "nonResourceURLs": ["/debug/*"], "namespace": "", "builtin": false, "role": "r", "binding": "b", "index": 0, "subject": "ServiceAccount/kube-system/agent"}], "overrides": {}, "want": {"low"}},
		{"grants": [{"verbs": ["*"], "nonResourceURLs": ["*"], "namespace": "", "builtin": false, "role": "r", "binding": "b", "index": 0, "subject": "ServiceAccount/kube-system/agent"}], "overrides": {}, "want": {"low"}},
		{"grants": [{"verbs": ["*"], "nonResourceURLs": ["/*"], "namespace": "", "builtin": false, "role": "r", "binding": "b", "index": 0, "subject": "ServiceAccount/kube-system/agent"}], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [{"verbs": ["get"], "nonResourceURLs": ["/metrics"], "namespace": "", "builtin": false}], "overrides": {}},
		{"grants": [{"verbs": ["get"], "nonResourceURLs": ["*"], "namespace": "apps", "builtin": false}], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "low") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
