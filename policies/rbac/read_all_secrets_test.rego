package policies.rbac.read_all_secrets_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.read_all_secrets as policy

test_finds_list_with_evidence_of_get if {
	grants := [
		fixture.grant(["list", "watch", "get"], "", "secrets", {}),
		fixture.grant(["get"], "*", "*", {"role": "ClusterRole/viewer", "index": 2}),
	]
	policy.findings == {{
		"message": "can read every secret of the cluster",
		"evidence": {
			evidence("secrets [list, watch]", "ClusterRole/agent", 0),
			evidence("secrets [get]", "ClusterRole/agent", 0),
			evidence("*/* [get]", "ClusterRole/viewer", 2),
		},
		"mild": set(),
	}} with input as fixture.identity(grants, {})
}

test_finds_deletecollection if {
	some finding in policy.findings with input as fixture.identity(
		[fixture.grant(["deletecollection"], "", "secrets", {})],
		{},
	)
	not finding.severity
}

test_finds_get_as_high if {
	some finding in policy.findings with input as fixture.identity([fixture.grant(["get"], "", "secrets", {})], {})
	finding.severity == "high"
}

test_silent_on_near_misses if {
	every grant in [
		fixture.grant(["list"], "", "secrets", {"namespace": "kube-system"}),
		fixture.grant(["get"], "", "secrets", {"resourceNames": ["mine"]}),
		fixture.grant(["list"], "apps", "secrets", {}),
		fixture.grant(["list"], "", "configmaps", {}),
		fixture.grant(["list"], "", "secrets/*", {}),
		fixture.grant(["create", "delete"], "", "secrets", {}),
	] {
		count(policy.findings) == 0 with input as fixture.identity([grant], {})
	}
}

evidence(rule, role, index) := {
	"rule": rule,
	"role": role,
	"binding": "ClusterRoleBinding/agent",
	"index": index,
	"scope": "cluster",
}
