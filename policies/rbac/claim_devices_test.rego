package policies.rbac.claim_devices_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.claim_devices as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "resource.k8s.io", "deviceclasses", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["arbitrary-node:patch"], "resource.k8s.io", "resourceclaims/driver", {})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "resource.k8s.io", "resourceslices", {})], "overrides": {}},
		{"grants": [fixture.grant(["associated-node:patch"], "resource.k8s.io", "resourceclaims/driver", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "resource.k8s.io", "resourceclaims", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
