package policies.rbac.bind_roles_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.bind_roles as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {}), fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "rbac.authorization.k8s.io", "*", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["cluster-admin"]}), fixture.grant(["patch"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {"named": {"0": fixture.leads({"strong": ["ClusterRole/cluster-admin"]})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {}), fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"critical"}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["cluster-admin"]}), fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"named": {"0": fixture.leads({"strong": ["ClusterRole/cluster-admin"]})}}, "want": {"medium"}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["boss"]}), fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"named": {"0": fixture.leads({"strong": ["ClusterRole/cluster-admin"]})}, "namespaces": {"apps": fixture.home}}, "want": {"critical"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "resourceNames": ["agent"]}), fixture.within(["create"], "rbac.authorization.k8s.io", "rolebindings", "apps")], "overrides": {"named": {"0": fixture.leads({"strong": ["Role/apps/agent"], "own": ["Role/apps/agent"]})}}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["view"]}), fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterrolebindings", {}), fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "roles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {"namespace": "other", "binding": "RoleBinding/other/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["cluster-admin"]}), fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {"namespace": "other", "binding": "RoleBinding/other/agent"})], "overrides": {"named": {"0": fixture.leads({"strong": ["ClusterRole/cluster-admin"]})}}},
		{"grants": [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_finds_both_halves_as_evidence if {
	some finding in policy.findings with input as fixture.identity(
		[
			fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {}),
			fixture.grant(["create"], "rbac.authorization.k8s.io", "clusterrolebindings", {"index": 1}),
		],
		{},
	)
	{e.index | some e in finding.evidence} == {0, 1}
}

test_finds_its_own_cluster_role_elsewhere if {
	named := {"0": fixture.leads({"strong": ["ClusterRole/edit"], "own": ["ClusterRole/edit"]})}
	grants := [fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["edit"]}), fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {})]
	severities(grants, {"named": named}) == {"critical"}
}

test_names_the_role if {
	some finding in policy.findings with input as fixture.identity(
		[
			fixture.grant(["bind"], "rbac.authorization.k8s.io", "clusterroles", {"resourceNames": ["edit"]}),
			fixture.grant(["create"], "rbac.authorization.k8s.io", "rolebindings", {}),
		],
		{"named": {"0": fixture.leads({"strong": ["ClusterRole/edit"]})}},
	)
	finding.message == "can bind ClusterRole/edit to itself in every namespace"
	finding.severity == "critical"
}
