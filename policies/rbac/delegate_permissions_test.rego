package policies.rbac.delegate_permissions_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.delegate_permissions as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "rbac.authorization.k8s.io", "rolebindings", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["update"], "rbac.authorization.k8s.io", "clusterroles", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {}), fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["own"]})], "overrides": {"named": {"1": fixture.leads({"strong": ["ClusterRole/own"], "own": ["ClusterRole/own"]})}}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "list"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {}), fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {}), fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["edit"]})], "overrides": {"named": {"1": fixture.leads({"strong": ["ClusterRole/edit"]})}}},
		{"grants": [fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterroles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "medium") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
