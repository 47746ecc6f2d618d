package policies.rbac.escalate_roles_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.escalate_roles as policy

test_finds_escalate_and_write if {
	some finding in policy.findings with input as fixture.identity([grant(["escalate", "update"], {})], {})
	{e.rule | some e in finding.evidence} == {
		"rbac.authorization.k8s.io/clusterroles [escalate]",
		"rbac.authorization.k8s.io/clusterroles [update]",
	}
}

test_finds_halves_from_two_roles if {
	grants := [grant(["escalate"], {}), grant(["patch"], {"role": "ClusterRole/other"})]
	count(policy.findings) == 1 with input as fixture.identity(grants, {})
}

test_silent_on_near_misses if {
	every grants in [
		[grant(["escalate"], {})],
		[grant(["update", "patch", "create"], {})],
		[grant(["escalate", "update"], {"namespace": "kube-system"})],
		[grant(["escalate", "update"], {"resourceNames": ["mine"]})],
		[fixture.grant(["escalate", "update"], "rbac.authorization.k8s.io", "roles", {})],
	] {
		count(policy.findings) == 0 with input as fixture.identity(grants, {})
	}
}

grant(verbs, overrides) := fixture.grant(verbs, "rbac.authorization.k8s.io", "clusterroles", overrides)
