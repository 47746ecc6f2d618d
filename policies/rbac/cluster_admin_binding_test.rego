package policies.rbac.cluster_admin_binding_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.cluster_admin_binding as policy

test_finds_cluster_admin if {
	policy.findings == {{
		"message": "may do everything in the cluster",
		"evidence": {{
			"rule": "*/* [*]",
			"role": "ClusterRole/cluster-admin",
			"binding": "ClusterRoleBinding/agent",
			"index": 0,
			"scope": "cluster",
		}},
		"mild": set(),
	}} with input as fixture.identity([everything({"role": "ClusterRole/cluster-admin"})], {})
}

test_finds_through_a_group if {
	some finding in policy.findings with input as fixture.identity([everything({"subject": "Group/system:serviceaccounts"})], {})
	some evidence in finding.evidence
	evidence.subject == "Group/system:serviceaccounts"
}

test_finds_as_milder_if_no_pod_holds_it if {
	mild([]) == {"no pod runs as it"}
	mild([{"name": "agent", "containers": []}]) == {"none of its containers holds a token for the API server"}
	mild([{"name": "agent", "containers": ["main"]}, {"name": "other", "containers": []}]) == set()
}

test_silent_in_one_namespace if {
	count(policy.findings) == 0 with input as fixture.identity([everything({"namespace": "kube-system"})], {})
}

test_silent_on_what_the_api_server_binds if {
	count(policy.findings) == 0 with input as fixture.identity([everything({"builtin": true})], {})
}

test_silent_on_near_misses if {
	every grant in [
		fixture.grant(["*"], "*", "pods", {}),
		fixture.grant(["*"], "apps", "*", {}),
		fixture.grant(["get", "list"], "*", "*", {}),
		everything({"resourceNames": ["x"]}),
		{"verbs": ["*"], "nonResourceURLs": ["*"], "namespace": "", "builtin": false},
	] {
		count(policy.findings) == 0 with input as fixture.identity([grant], {})
	}
}

everything(overrides) := fixture.grant(["*"], "*", "*", overrides)

mild(workloads) := reasons if {
	some finding in policy.findings with input as fixture.identity([everything({})], {"workloads": workloads})
	reasons := finding.mild
}
