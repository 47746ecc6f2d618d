package policies.rbac.reach_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.reach_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "pods/proxy", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "pods/portforward", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["list"], "", "pods/proxy", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods/portforward", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods/*", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "services/proxy", {"resourceNames": ["metrics"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

test_finds_get_on_older_servers if {
	document := fixture.identity([fixture.grant(["get"], "", "pods/portforward", {})], {})
	every minor in {0, 34} {
		count(policy.findings) == 1 with input as object.union(document, {"cluster": fixture.cluster({"minor": minor})})
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
