package policies.rbac.escalate_roles_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.escalate_roles as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "clusterroles", {}), fixture.grant(["patch"], "rbac.authorization.k8s.io", "clusterroles", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "rbac.authorization.k8s.io", "*", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["agent"]}), fixture.grant(["update"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["agent"]})], "overrides": {"named": {"0": fixture.leads({"own": ["Role/apps/agent"]}), "1": fixture.leads({"own": ["Role/apps/agent"]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "clusterroles", {}), fixture.grant(["update"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["agent"]})], "overrides": {"named": {"1": fixture.leads({"own": ["ClusterRole/agent"]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["update"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"critical"}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["update"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["agent"]}), fixture.grant(["update"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["agent"]})], "overrides": {"named": {"0": fixture.leads({"own": ["Role/apps/agent"]}), "1": fixture.leads({"own": ["Role/apps/agent"]})}}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "clusterroles", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "rbac.authorization.k8s.io", "clusterroles", {})], "overrides": {}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["other"]}), fixture.grant(["patch"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["other"]})], "overrides": {}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "clusterroles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["patch"], "rbac.authorization.k8s.io", "clusterroles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["escalate"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["update"], "rbac.authorization.k8s.io", "roles", {"namespace": "other", "binding": "RoleBinding/other/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["escalate", "bind"], "rbac.authorization.k8s.io", "clusterrolebindings", {}), fixture.grant(["patch"], "rbac.authorization.k8s.io", "clusterroles", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
