package policies.rbac.steer_workload_operators_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.steer_workload_operators as policy

test_finds_with_severity if {
	every case in [
		{"grant": fixture.grant(["create"], "example.com", "things", {}), "around": {}, "want": "critical"},
		{"grant": within, "around": {"powerful": [fixture.powerful({})]}, "want": "critical"},
		{"grant": within, "around": {}, "want": "medium"},
		{"grant": within, "around": {"accounts": 0, "workloads": 0}, "want": "low"},
	] {
		some finding in policy.findings with input as steering(case.grant, case.around, deputy({}))
		finding.severity == case.want
		finding.capability == {"namespace": case.grant.namespace}
	}
}

test_finds_what_the_schema_shows if {
	some finding in policy.findings with input as steering(within, {}, deputy({"definition": "things.example.com", "field": "spec.template"}))
	finding.message == "writes example.com/things, for which ops/operator starts pods as its field spec.template says in apps, where others run"
	{"object": "CustomResourceDefinition/things.example.com", "field": "spec.template"} in finding.evidence
	count(finding.evidence) == 2
}

test_silent_on_other_effects if {
	count(policy.findings) == 0 with input as steering(within, {}, deputy({"effect": "act"}))
}

within := fixture.within(["create"], "example.com", "things", "apps")

steering(grant, around, deputy) := fixture.identity([grant], {"deputies": [deputy], "namespaces": {"apps": fixture.around(around)}})

deputy(overrides) := object.union(
	{
		"grant": 0, "resource": "example.com/things", "verbs": ["create"], "operator": "ops/operator",
		"powerful": false, "why": "", "effect": "pods", "definition": "", "field": "",
	},
	overrides,
)
