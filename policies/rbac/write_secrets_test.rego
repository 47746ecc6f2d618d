package policies.rbac.write_secrets_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_secrets as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["update"], "", "secrets", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
		{"grants": [fixture.grant(["patch"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"powerful": [fixture.powerful({"stored": true})]})}}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["tls"]})], "overrides": {"named": {"0": fixture.leads({"consumers": [consumer]})}}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "get", "list"], "", "secrets", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["tls"]})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["tls"]})], "overrides": {"named": {"0": fixture.leads({"consumers": [object.union(consumer, {"workload": "DaemonSet/kube-system/agent"})]})}}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

consumer := {"workload": "Deployment/apps/web", "object": "Secret/apps/tls", "privileged": true, "powerful": false}
