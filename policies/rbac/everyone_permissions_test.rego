package policies.rbac.everyone_permissions_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.everyone_permissions as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {"kind": "Group", "namespace": "", "name": "system:unauthenticated", "everyone": true}, "want": {"critical"}},
		{"grants": [fixture.grant(["get"], "", "pods", {})], "overrides": {"kind": "Group", "namespace": "", "name": "system:unauthenticated", "everyone": true}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}, "want": {"high"}},
		{"grants": [fixture.grant(["get"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"kind": "Group", "namespace": "", "name": "system:serviceaccounts:apps", "everyone": true}, "want": {"low"}},
		{"grants": [fixture.within(["patch"], "", "pods", "apps")], "overrides": {"kind": "Group", "namespace": "", "name": "system:serviceaccounts:apps", "everyone": true}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "", "pods", {"resourceNames": ["one"]})], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}, "want": {"medium"}},
		{"grants": [fixture.grant(["get"], "", "pods", {})], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}, "want": {"medium"}},
		{"grants": [fixture.grant(["*"], "*", "*", {})], "overrides": {"kind": "User", "namespace": "", "name": "system:anonymous", "everyone": true}, "want": {"critical"}},
		{"grants": [{"verbs": ["get"], "nonResourceURLs": ["/debug/*"], "namespace": "", "builtin": false, "role": "r", "binding": "b", "index": 0, "subject": "Group/system:authenticated"}], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

# What kubeadm lets anybody read to join is public; no more of the namespace is.
test_finds_what_is_not_public if {
	every grant in [
		reading("cluster-info", "update"),
		reading("other", "get"),
		object.union(reading("cluster-info", "get"), {"namespace": "kube-system"}),
		object.union(reading("cluster-info", "get"), {"resources": ["secrets"]}),
	] {
		count(severities([grant], anonymous)) == 1
	}
}

reading(name, verb) := object.union(fixture.within([verb], "", "configmaps", "kube-public"), {"resourceNames": [name]})

anonymous := {"kind": "User", "namespace": "", "name": "system:anonymous", "everyone": true}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "", "pods", {"builtin": true})], "overrides": {"kind": "Group", "namespace": "", "name": "system:authenticated", "everyone": true}},
		{"grants": [reading("cluster-info", "get")], "overrides": anonymous},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

test_says_whom_and_what if {
	messages := {policy_message(case.name, case.verb) | some case in [
		{"name": "system:unauthenticated", "verb": "get"},
		{"name": "system:authenticated", "verb": "patch"},
		{"name": "system:serviceaccounts:apps", "verb": "get"},
	]}
	messages == {
		"lets anybody, even without a name, read objects",
		"lets every account act on objects",
		"lets every service account of apps read objects",
	}
}

policy_message(name, verb) := [finding.message | some finding in found][0] if {
	overrides := {"kind": "Group", "namespace": "", "name": name, "everyone": true}
	found := policy.findings with input as fixture.identity([fixture.grant([verb], "", "pods", {})], overrides)
}
