package policies.rbac.write_configmaps_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.write_configmaps as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["update"], "", "configmaps", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"consumers": [consumer]})}}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["conf"]})], "overrides": {"named": {"0": fixture.leads({"consumers": [consumer]})}}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["conf"]})], "overrides": {"named": {"0": fixture.leads({"consumers": [object.union(consumer, {"privileged": false, "powerful": true})]})}}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "kube-system", "binding": "RoleBinding/kube-system/agent", "resourceNames": ["coredns"]})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"consumers": [own]})}}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create", "get"], "", "configmaps", {})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["conf"]})], "overrides": {}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["conf"]})], "overrides": {"named": {"0": fixture.leads({"consumers": [own]})}}},
		{"grants": [fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["conf"]})], "overrides": {"named": {"0": fixture.leads({"consumers": [object.union(consumer, {"privileged": false})]})}}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

test_bounds_what_it_gives if {
	named := fixture.grant(["update"], "", "configmaps", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["conf"]})
	overrides := {"named": {"0": fixture.leads({"consumers": [object.union(consumer, {"runs": true})]})}}
	some finding in policy.findings with input as fixture.identity([named], overrides)
	finding.capability == {"namespace": "apps", "names": ["conf"]}
	finding.message == "can change ConfigMap/apps/conf, a program of DaemonSet/apps/cni"
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

consumer := {"workload": "DaemonSet/apps/cni", "object": "ConfigMap/apps/conf", "privileged": true, "powerful": false, "runs": false}

own := object.union(consumer, {"workload": "DaemonSet/kube-system/agent"})
