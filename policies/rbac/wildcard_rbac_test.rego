package policies.rbac.wildcard_rbac_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.wildcard_rbac as policy

test_finds_all_resources if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["get", "list"], "*", "*", {})], {})
	finding.severity == "high"
	finding.message == "has cluster-wide rules with a wildcard, such as */* [get, list]"
	some evidence in finding.evidence
	evidence.rule == "*/* [get, list]"
}

test_finds_severity_of_each_group if {
	severities(fixture.grant(["get"], "", "*", {})) == {"high"}
	severities(fixture.grant(["*"], "", "configmaps", {})) == {"medium"}
	severities(fixture.grant(["patch"], "apps", "*", {})) == {"medium"}
	severities(fixture.grant(["get"], "apps", "*", {})) == {"low"}
	severities(fixture.grant(["*"], "", "events", {})) == {"low"}
	severities(fixture.grant(["*"], "rbac.authorization.k8s.io", "roles", {})) == {"medium"}
	severities(fixture.grant(["*"], "cilium.io", "*", {})) == {"low"}
	severities(fixture.grant(["*"], "networking.k8s.io", "ingresses/status", {})) == {"low"}
}

test_finds_once_for_all_rules if {
	grants := [fixture.grant(["*"], "cilium.io", "*", {}), fixture.grant(["get"], "", "*", {"index": 1})]
	some finding in policy.findings with input as fixture.identity(grants, {})
	finding.severity == "high"
	finding.message == "has cluster-wide rules with a wildcard, such as core/* [get]"
	count(finding.evidence) == 2
}

test_silent_on_near_misses if {
	every grant in [
		fixture.grant(["get"], "", "pods", {}),
		fixture.grant(["get"], "*", "pods", {}),
		fixture.grant(["get", "list"], "cilium.io", "*", {}),
		fixture.grant(["*"], "*", "*", {}),
		fixture.grant(["*"], "", "*", {"namespace": "kube-system"}),
		fixture.grant(["*"], "", "configmaps", {"resourceNames": ["x"]}),
	] {
		count(policy.findings) == 0 with input as fixture.identity([grant], {})
	}
}

severities(grant) := found if {
	found := {f.severity | some f in policy.findings} with input as fixture.identity([grant], {})
}
