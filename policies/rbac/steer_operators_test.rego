package policies.rbac.steer_operators_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.steer_operators as policy

test_finds_with_severity if {
	every case in [
		{"grants": [fixture.grant(["create"], "argoproj.io", "applications", {})], "overrides": {"deputies": [deputy("act", true)]}, "want": {"critical"}},
		{"grants": [fixture.grant(["create"], "argoproj.io", "applications", {})], "overrides": {"deputies": [deputy("act", false)]}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "nvidia.com", "clusterpolicies", {})], "overrides": {"deputies": [deputy("nodes", false)]}, "want": {"high"}},
		{"grants": [fixture.grant(["create"], "nfd.k8s-sigs.io", "nodefeatures", {})], "overrides": {"deputies": [object.union(deputy("nodes", false), {"resource": "nfd.k8s-sigs.io/nodefeatures"})]}, "want": {"medium"}},
		{"grants": [fixture.grant(["create"], "networking.istio.io", "gateways", {})], "overrides": {"deputies": [deputy("traffic", false)]}, "want": {"medium"}},
	] {
		severities(case.grants, case.overrides) == case.want
	}
}

test_gives_the_account_of_what_acts if {
	some finding in policy.findings with input as fixture.identity([grant], {"deputies": [deputy("act", false)]})
	finding.capability == {"namespace": "ops", "names": ["operator"]}
	finding.evidence == {{
		"rule": "example.com/things [create]", "role": "ClusterRole/agent", "binding": "ClusterRoleBinding/agent", "index": 0,
		"scope": "cluster",
	}}
	every effect in ["nodes", "secrets"] {
		{null} == {f.capability | some f in policy.findings} with input as fixture.identity([grant], {"deputies": [deputy(effect, true)]})
	}
}

grant := fixture.grant(["create"], "example.com", "things", {})

test_silent_on_near_misses if {
	every case in [
		{"grants": [fixture.grant(["create"], "argoproj.io", "workflows", {})], "overrides": {"deputies": [deputy("pods", true)]}},
		{"grants": [fixture.grant(["create"], "argoproj.io", "applications", {})], "overrides": {}},
		{"grants": [fixture.grant(["get"], "argoproj.io", "applications", {})], "overrides": {}},
	] {
		severities(case.grants, case.overrides) == set()
	}
}

severities(grants, overrides) := found if {
	found := {object.get(finding, "severity", "critical") | some finding in policy.findings} with input as fixture.identity(grants, overrides)
}

deputy(effect, powerful) := {
	"grant": 0, "resource": "example.com/things", "verbs": ["create"], "operator": "ops/operator",
	"powerful": powerful, "why": "may do everything", "effect": effect,
}
