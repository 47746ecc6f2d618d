package policies.rbac.create_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.create_pods as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "pods", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["patch"], "apps", "daemonsets", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["update"], "batch", "*", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "", "replicationcontrollers", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"privileged": 1})}}, "want": {"high"}},
		{"grants": [fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"enforce": "privileged"})}}, "want": {"high"}},
		{"grants": [fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
		{"grants": [fixture.grant(["create"], "", "pods", {}), fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["patch"], "apps", "daemonsets", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["mine"]})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "apps", "daemonsets", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["mine"]})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.within(["create"], "apps", "deployments", "other"), fixture.grant(["patch"], "apps", "replicasets", {"namespace": "apps", "resourceNames": ["mine"]})], "overrides": {"namespaces": {"apps": fixture.home, "other": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"high", "low"}},
		{"grants": [fixture.within(["create"], "apps", "deployments", "apps"), fixture.grant(["patch"], "apps", "deployments", {"namespace": "apps", "resourceNames": ["mine"]})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["update", "patch", "delete"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "pods/exec", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch", "update"], "batch", "jobs", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "pods/*", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "apps", "daemonsets", {"resourceNames": ["mine"]})], "overrides": {}},
		{"grants": [fixture.grant(["get", "list", "delete"], "apps", "deployments", {})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "apps", "deployments/scale", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "extensions", "deployments", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "apps", "daemonsets", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["mine"]})], "overrides": {"namespaces": {"apps": fixture.home}}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_finds_with_evidence if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["*"], "batch", "*", {})], {})
	{e.rule | some e in finding.evidence} == {"batch/* [*]"}
}

test_finds_in_a_namespace_with_reason if {
	policy.findings == {{
		"severity": "critical",
		"message": "can start pods with any service account in apps, home of kube-system/boss, which may do everything",
		"capability": {"namespace": "apps"},
		"mild": set(),
		"evidence": {{
			"rule": "pods [create]", "role": "ClusterRole/agent", "binding": "RoleBinding/apps/agent", "index": 0, "scope": "apps",
			"command": "kubectl auth can-i create pods -n apps --as=system:serviceaccount:kube-system:agent",
		}},
	}} with input as fixture.placed(["create"], "", "pods", fixture.home)
}

test_names_the_workloads if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["update"], "apps", "deployments", {"namespace": "apps", "resourceNames": ["one", "two"]})],
		{"namespaces": {"apps": fixture.home}},
	)
	startswith(finding.message, "can give any service account to deployments one, two in apps")
}
