package policies.lib.worth_test

import data.policies.lib.fixture_test as fixture
import data.policies.lib.worth as policy

test_everywhere_is_worth_everything if {
	every grade in [
		policy.accounts(identity({}), ""), policy.pods(identity({}), ""), policy.running(identity({}), ""),
		policy.secrets(identity({}), ""),
	] {
		grade.severity == "critical"
	}
}

test_grades_of_accounts if {
	policy.accounts(identity({"powerful": [fixture.powerful({})]}), "apps").severity == "critical"
	policy.accounts(identity({}), "apps").severity == "medium"
	policy.accounts(identity({"accounts": 0}), "apps").severity == "low"
}

test_grades_of_pods if {
	policy.pods(identity({"powerful": [fixture.powerful({})]}), "apps").severity == "critical"
	policy.pods(identity({"enforce": "privileged"}), "apps").severity == "high"
	policy.pods(identity({"privileged": 1}), "apps").severity == "high"
	policy.pods(identity({"enforce": "baseline"}), "apps").severity == "medium"
	policy.pods(identity({"accounts": 0, "workloads": 0}), "apps").severity == "low"
}

test_grades_of_what_runs if {
	policy.running(identity({"powerful": [fixture.powerful({"running": true})]}), "apps").severity == "critical"
	policy.running(identity({"powerful": [fixture.powerful({})]}), "apps").severity == "medium"
	policy.running(identity({"privileged": 1}), "apps").severity == "high"
	policy.running(identity({"powerful": [fixture.powerful({"assumed": true})]}), "apps").severity == "high"
	policy.running(identity({"workloads": 0}), "apps").severity == "low"
}

test_grades_of_secrets if {
	policy.secrets(identity({"powerful": [fixture.powerful({"stored": true})]}), "apps").severity == "critical"
	policy.secrets(identity({"powerful": [fixture.powerful({"running": true})]}), "apps").severity == "high"
	policy.secrets(identity({"powerful": [fixture.powerful({"assumed": true})]}), "apps").severity == "high"
	policy.secrets(identity({"powerful": [fixture.powerful({})]}), "apps").severity == "medium"
	policy.secrets(identity({"workloads": 0}), "apps").severity == "low"
}

test_limits_severity_and_says_why if {
	finding := policy.bounded(identity({}), "apps", "can do it", set(), {"severity": "critical", "because": ", so"}, "high")
	finding.severity == "high"
	finding.message == "can do it in apps, so"
	finding.capability == {"namespace": "apps"}
}

test_names_the_account if {
	hit := {
		"grant": {"namespace": "apps", "resourceNames": ["boss"]}, "leads": fixture.leads({}), "proof": {},
	}
	finding := policy.named(identity({}), "can act as", hit, fixture.boss, "critical")
	finding.message == "can act as kube-system/boss, which may do everything"
	finding.capability == {"namespace": "apps", "names": ["boss"]}
	policy.named(identity({}), "can act as", hit, fixture.clerk, "critical").severity == "low"
	not policy.named(identity({}), "can act as", hit, fixture.nobody, "critical")
}

test_grades_of_named_pods if {
	every case in [
		{"pods": [fixture.pod({"powerful": true}), fixture.pod({"privileged": true})], "want": "critical"},
		{"pods": [fixture.pod({}), fixture.pod({"privileged": true})], "want": "high"},
		{"pods": [fixture.pod({})], "want": "low"},
	] {
		hit := {"grant": {"namespace": "apps", "resourceNames": ["db-0"]}, "leads": fixture.leads({"pods": case.pods}), "proof": {}}
		finding := policy.named_pods(identity({}), "can run programs in", hit)
		finding.severity == case.want
		finding.capability == {"namespace": "apps", "names": ["db-0"]}
	}
	not policy.named_pods(identity({}), "x", {"grant": {"namespace": "apps", "resourceNames": ["db-0"]}, "leads": fixture.leads({}), "proof": {}})
}

identity(overrides) := object.union(fixture.identity([], {}).identity, {"namespaces": {"apps": fixture.around(overrides)}})
