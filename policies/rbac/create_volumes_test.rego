package policies.rbac.create_volumes_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.create_volumes as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "persistentvolumes", {}), fixture.grant(["create"], "", "persistentvolumeclaims", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["create"], "", "persistentvolumes", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "", "persistentvolumes", {})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_parts_of_several_accounts if {
	volumes := fixture.grant(["create"], "", "persistentvolumes", {})
	claims := fixture.within(["create"], "", "persistentvolumeclaims", "apps")
	pods := fixture.within(["create"], "", "pods", "apps")
	some finding in policy.findings with input as fixture.bundle([fixture.of("a", volumes), fixture.of("b", claims), fixture.of("b", pods)])
	startswith(finding.message, "kube-system/a and kube-system/b together can mount any path of a node")
	every document in fixture.no_more_together(volumes, claims) {
		count(policy.findings) == 0 with input as document
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "delete"], "", "persistentvolumes", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "persistentvolumeclaims", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "persistentvolumes", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "persistentvolumes", {"resourceNames": ["pv-1"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
