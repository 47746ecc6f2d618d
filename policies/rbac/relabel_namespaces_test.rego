package policies.rbac.relabel_namespaces_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.relabel_namespaces as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["patch"], "", "namespaces", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "", "namespaces", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["create"], "", "pods", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["update"], "", "*", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["update"], "", "namespaces", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"low"}},
		{"grants": [fixture.grant(["create"], "", "namespaces", {}), fixture.grant(["create"], "", "pods", {})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["patch"], "", "namespaces", {"resourceNames": ["apps"]}), fixture.within(["create"], "batch", "jobs", "apps")], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["patch"], "", "namespaces", {"resourceNames": ["apps"], "namespace": "apps"}), fixture.grant(["patch"], "apps", "daemonsets", {})], "overrides": {}, "want": {"high"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_halves_of_two_accounts if {
	relabel := fixture.within(["patch"], "", "namespaces", "apps")
	pods := fixture.within(["create"], "", "pods", "apps")
	some finding in policy.findings with input as fixture.bundle([fixture.of("a", relabel), fixture.of("b", pods)])
	finding.capability == {"namespace": "apps"}
	every document in fixture.no_more_together(relabel, pods) {
		count(policy.findings) == 0 with input as document
	}
	every document in fixture.no_more_together(fixture.grant(["create"], "", "namespaces", {}), pods) {
		count(policy.findings) == 0 with input as document
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get", "delete"], "", "namespaces", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "namespaces", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "namespaces", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "namespaces", {"resourceNames": ["one"]})], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "namespaces", {"resourceNames": ["one"]}), fixture.within(["create"], "", "pods", "other")], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "namespaces", {"resourceNames": ["one"], "namespace": "other"}), fixture.within(["create"], "", "pods", "one")], "overrides": {}},
		{"grants": [fixture.grant(["patch"], "", "namespaces", {"resourceNames": ["one"]}), fixture.within(["patch"], "batch", "jobs", "one")], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
