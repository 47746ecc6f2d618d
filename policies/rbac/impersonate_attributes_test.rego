package policies.rbac.impersonate_attributes_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.impersonate_attributes as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["impersonate"], "authentication.k8s.io", "userextras/scopes", {}), someone], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["impersonate"], "authentication.k8s.io", "*", {}), someone], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["impersonate"], "authentication.k8s.io", "uids", {}), fixture.grant(["impersonate"], "", "users", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["impersonate:user-info"], "authentication.k8s.io", "users", {}), fixture.grant(["impersonate-on:user-info:list"], "", "pods", {})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["impersonate:user-info"], "authentication.k8s.io", "users", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "", "users", {})], "overrides": {}},
		{"grants": [fixture.within(["impersonate"], "authentication.k8s.io", "userextras/scopes", "apps"), someone], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "authentication.k8s.io", "userextras", {}), someone], "overrides": {}},
		{"grants": [fixture.grant(["impersonate"], "authentication.k8s.io", "userextras/scopes", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate:user-info"], "authentication.k8s.io", "users", {}), fixture.grant(["impersonate-on:serviceaccount:list"], "", "pods", {})], "overrides": {}},
		{"grants": [fixture.grant(["impersonate:user-info"], "authentication.k8s.io", "users", {}), fixture.grant(["impersonate-on:user-info:list"], "", "pods", {"builtin": true})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

# The right to impersonate one account.
someone := fixture.grant(["impersonate"], "", "serviceaccounts", {"resourceNames": ["agent"]})

test_asks_for_the_whole_attribute if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["impersonate"], "authentication.k8s.io", "userextras/authentication.kubernetes.io/node-name", {}), someone],
		{},
	)
	some e in finding.evidence
	contains(e.command, "userextras.authentication.k8s.io --subresource=authentication.kubernetes.io/node-name ")
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
