package policies.rbac.impersonate_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.impersonate as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["impersonate"], "", "users", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "", "*", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "serviceaccounts", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["impersonate"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
		{"grants": [fixture.grant(["impersonate"], "", "serviceaccounts", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["boss"]})], "overrides": {"named": {"0": fixture.leads({"accounts": fixture.boss})}}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["jane"]}), fixture.grant(["impersonate"], "", "groups", {"resourceNames": ["system:masters"]})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["jane"]}), fixture.grant(["impersonate"], "", "groups", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["jane", "system:kube-controller-manager"]})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "serviceaccounts", {"resourceNames": ["clerk"]}), fixture.grant(["impersonate"], "", "groups", {"resourceNames": ["system:masters"]})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["impersonate"], "", "groups", {"resourceNames": ["kubeadm:cluster-admins"]}), fixture.within(["impersonate"], "", "serviceaccounts", "apps")], "overrides": {}, "want": {"critical", "medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["impersonate"], "", "groups", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["jane"]})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "serviceaccounts", {"resourceNames": ["agent"]})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["jane"]}), fixture.grant(["impersonate"], "", "groups", {"resourceNames": ["developers"]})], "overrides": {}},
		{"grants": [fixture.grant(["get", "create"], "", "users", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "groups", {"resourceNames": ["system:masters"]})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["system:admin"]})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["system:serviceaccount:apps:boss"]})], "overrides": {"named": {"0": fixture.leads({"users": fixture.boss})}}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_finds_the_administrator_of_openshift if {
	document := fixture.identity([fixture.grant(["impersonate"], "", "users", {"resourceNames": ["system:admin"]})], {})
	some finding in policy.findings with input as object.union(document, {"cluster": fixture.cluster({"distribution": "openshift"})})
	finding.message == "can act as system:admin, which may do everything"
}
