package policies.rbac.create_pods_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.create_pods as policy

test_finds_pods_and_controllers if {
	every grant in [
		fixture.grant(["create"], "", "pods", {}),
		fixture.grant(["patch"], "apps", "daemonsets", {}),
		fixture.grant(["update"], "batch", "*", {}),
		fixture.grant(["*"], "", "replicationcontrollers", {}),
	] {
		count(policy.findings) == 1 with input as fixture.identity([grant], {})
	}
}

test_finds_with_evidence if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["*"], "batch", "*", {})], {})
	{e.rule | some e in finding.evidence} == {"batch/* [*]"}
}

test_silent_on_near_misses if {
	every grant in [
		fixture.grant(["update", "patch", "delete"], "", "pods", {}),
		fixture.grant(["create"], "", "pods/exec", {}),
		fixture.grant(["create"], "", "pods", {"namespace": "kube-system"}),
		fixture.grant(["patch"], "apps", "daemonsets", {"resourceNames": ["mine"]}),
		fixture.grant(["get", "list", "delete"], "apps", "deployments", {}),
		fixture.grant(["patch"], "apps", "deployments/scale", {}),
		fixture.grant(["create"], "extensions", "deployments", {}),
	] {
		count(policy.findings) == 0 with input as fixture.identity([grant], {})
	}
}
