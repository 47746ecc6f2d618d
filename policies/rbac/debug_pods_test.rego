package policies.rbac.debug_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.debug_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods/ephemeralcontainers", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["update"], "", "*/ephemeralcontainers", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"powerful": [fixture.powerful({"running": true})]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["patch"], "", "pods/ephemeralcontainers", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_named_pod if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["patch"], "", "pods/ephemeralcontainers", {"namespace": "apps", "resourceNames": ["db-0"]})],
		{"named": {"0": fixture.leads({"pods": [fixture.pod({"privileged": true})]})}},
	)
	finding.severity == "high"
	finding.capability == {"namespace": "apps", "names": ["db-0"]}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "get"], "", "pods/ephemeralcontainers", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "pods/*", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
