package policies.rbac.hide_traces_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.hide_traces as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["delete"], "", "events", {})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["delete"], "events.k8s.io", "events", {})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["patch"], "flowcontrol.apiserver.k8s.io", "flowschemas", {})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "patch"], "", "events", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "events", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "low") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_says_what if {
	messages := {f.message | some f in policy.findings} with input as fixture.identity([fixture.grant(["delete"], "", "events", {})], {})
	messages == {"can delete events"}
}
