package policies.rbac.token_secrets_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.token_secrets as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "secrets", {}), fixture.grant(["list"], "", "secrets", {})], "overrides": {}, "want": {"critical"}},
		{"grants": [fixture.grant(["create", "patch"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {"namespaces": {"apps": fixture.home}}, "want": {"critical"}},
		{"grants": [fixture.grant(["*"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"})], "overrides": {}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["get"], "", "secrets", {})], "overrides": {"namespaces": {"apps": fixture.around({"accounts": 0, "workloads": 0})}}, "want": {"low"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_finds_halves_of_two_accounts if {
	create := fixture.within(["create"], "", "secrets", "apps")
	read := fixture.grant(["get"], "", "secrets", {})
	some finding in policy.findings with input as fixture.bundle_in([fixture.of("a", create), fixture.of("b", read)], {"apps": fixture.home})
	finding.severity == "critical"
	finding.capability == {"namespace": "apps"}
	startswith(finding.message, "kube-system/a and kube-system/b together can create token secrets and read them in apps, home of")
	every document in fixture.no_more_together(create, read) {
		count(policy.findings) == 0 with input as document
	}
}

test_finds_half_of_a_group if {
	create := fixture.grant(["create"], "", "secrets", {"subject": "Group/system:serviceaccounts"})
	some finding in policy.findings with input as fixture.bundle([create, fixture.of("b", fixture.grant(["get"], "", "secrets", {}))])
	startswith(finding.message, "kube-system/b and system:serviceaccounts together can")
	"kubectl auth can-i create secrets --all-namespaces --as=somebody --as-group=system:serviceaccounts" in {e.command | some e in finding.evidence}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create"], "", "secrets", {})], "overrides": {}},
		{"grants": [fixture.grant(["get", "list"], "", "secrets", {})], "overrides": {}},
		{"grants": [fixture.grant(["create"], "", "secrets", {"namespace": "apps", "binding": "RoleBinding/apps/agent"}), fixture.grant(["get"], "", "secrets", {"namespace": "other", "binding": "RoleBinding/other/agent"})], "overrides": {}},
		{"grants": [fixture.grant(["create", "get"], "", "secrets", {"resourceNames": ["a"]})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
