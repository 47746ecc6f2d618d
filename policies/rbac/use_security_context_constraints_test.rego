package policies.rbac.use_security_context_constraints_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.use_security_context_constraints as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["use"], "security.openshift.io", "securitycontextconstraints", {})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["use"], "security.openshift.io", "securitycontextconstraints", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["privileged"]})], "overrides": {}, "want": {"high"}},
		{"grants": [fixture.grant(["use"], "security.openshift.io", "securitycontextconstraints", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["anyuid"]})], "overrides": {}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["get"], "security.openshift.io", "securitycontextconstraints", {})], "overrides": {}},
		{"grants": [fixture.grant(["use"], "security.openshift.io", "securitycontextconstraints", {"namespace": "apps", "binding": "RoleBinding/apps/agent", "resourceNames": ["restricted-v2"]})], "overrides": {}},
		{"grants": [fixture.grant(["use"], "policy", "podsecuritypolicies", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "high") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}
