package policies.rbac.destroy_objects_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.destroy_objects as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["delete"], "", "namespaces", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["update"], "", "namespaces/finalize", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "update"], "", "nodes", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "namespaces", {"resourceNames": ["one"]})], "overrides": {}},
		{"grants": [fixture.grant(["delete"], "", "persistentvolumeclaims", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_says_what if {
	messages := {f.message | some f in policy.findings} with input as fixture.identity([fixture.grant(["delete"], "", "nodes", {}), fixture.grant(["update"], "", "namespaces/finalize", {})], {})
	messages == {"can delete namespaces, nodes at will"}
}
