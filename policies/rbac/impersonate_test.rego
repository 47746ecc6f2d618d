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
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["system:serviceaccount:apps:boss"]}), fixture.grant(["impersonate"], "", "groups", {})], "overrides": {}},
		{"grants": [fixture.grant(["get", "create"], "", "users", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "groups", {"resourceNames": ["system:masters"]})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {"resourceNames": ["system:admin"]})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "groups", {"resourceNames": ["ops"]})], "overrides": {"named": {"0": fixture.leads({"groups": admins("ops")})}}},
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

test_says_whom_it_can_act_as if {
	every case in [
		{"leads": {"users": admins("alice")}, "groups": {}, "want": {"can act as alice, which may do everything": ["critical", 1]}},
		{"leads": {"users": members("bob")}, "groups": {}, "want": {"can act as bob": ["low", 1]}},
		{"leads": {}, "groups": {"groups": admins("ops")}, "want": {"can act as a member of ops, which may do everything": ["critical", 2]}},
		{"leads": {}, "groups": {"groups": members("dev")}, "want": {"can act as a member of dev": ["low", 2]}},
	] {
		said({"0": fixture.leads(case.leads), "1": fixture.leads(case.groups)}, "ops") == case.want
	}
}

# Who can act as anybody gains nothing from a group.
test_says_anybody_once if {
	named := {"0": fixture.leads({}), "1": fixture.leads({"groups": admins("system:masters")})}
	said(named, "system:masters") == {"can act as anybody": ["critical", 2]}
}

test_grants_no_step_to_who_holds_less if {
	document := fixture.identity([fixture.grant(["impersonate"], "", "users", {"resourceNames": ["bob"]})], {"named": {"0": fixture.leads({"users": members("bob")})}})
	some finding in policy.findings with input as document
	finding.capability == null
}

# What is found, how severe, and how many rules it takes, when users and a group
# are named.
said(named, group) := {finding.message: [object.get(finding, "severity", "critical"), count(finding.evidence)] | some finding in found} if {
	grants := [
		fixture.grant(["impersonate"], "", "users", {"resourceNames": ["alice", "bob"]}),
		fixture.grant(["impersonate"], "", "groups", {"resourceNames": [group]}),
	]
	found := policy.findings with input as fixture.identity(grants, {"named": named})
}

admins(name) := {"powerful": [fixture.powerful({"account": name})], "others": []}

members(name) := {"powerful": [], "others": [name]}
