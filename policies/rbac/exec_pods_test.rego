package policies.rbac.exec_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.exec_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "pods/exec", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "", "pods/attach", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"powerful": [fixture.powerful({"running": true})]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "", "*/exec", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"privileged": 1})}}, "want": {"high"}},
		{"grants": [fixture.grant(["create"], "", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "pods/exec", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_named_pod if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["create"], "", "pods/exec", {"namespace": "apps", "resourceNames": ["db-0"]})],
		{"named": {"0": fixture.leads({"pods": [fixture.pod({"privileged": true})]})}},
	)
	finding.severity == "high"
	finding.capability == {"namespace": "apps", "names": ["db-0"]}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "", "pods/exec", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "pods/*", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "pods/portforward", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "pods/exec", {"resourceNames": ["one"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_finds_get_on_old_servers if {
	count(policy.findings) == 1 with input as object.union(
		fixture.identity([fixture.grant(["get"], "", "pods/exec", {})], {}),
		{"cluster": fixture.cluster({"minor": 34})},
	)
}

test_finds_get_as_medium_on_servers_of_unknown_version if {
	{"medium"} == {f.severity | some f in policy.findings} with input as object.union(
		fixture.identity([fixture.grant(["get"], "", "pods/exec", {})], {}),
		{"cluster": fixture.cluster({"minor": 0})},
	)
}
