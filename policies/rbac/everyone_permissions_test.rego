package policies.rbac.everyone_permissions_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.everyone_permissions as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {"kind": "Group", "namespace": "", "name": "system:unauthenticated", "everyone": true}, "want": {"critical"}},
		{"grants": [fixture.grant(["get"], "", "pods", {})], "overrides": {"kind": "Group", "namespace": "", "name": "system:unauthenticated", "everyone": true}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}, "want": {"high"}},
		{"grants": [fixture.grant(["get"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"kind": "Group", "namespace": "", "name": "system:serviceaccounts:apps", "everyone": true}, "want": {"medium"}},
		{"grants": [{"verbs": ["get"], "nonResourceURLs": ["/debug/*"], "namespace": "", "builtin": false, "role": "r", "binding": "b", "index": 0, "subject": "Group/system:authenticated"}], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods", {"builtin": true})], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
