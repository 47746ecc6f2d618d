package policies.rbac.reload_configuration_test

import data.policies.lib.fixture_test as fixture
import data.policies.rbac.reload_configuration as policy

test_finds_both_halves if {
	every restart in [
		fixture.grant(["delete"], "", "pods", {}),
		fixture.within(["create"], "", "pods/eviction", "apps"),
		fixture.within(["patch"], "apps", "daemonsets", "apps"),
	] {
		count(policy.findings) == 1 with input as fixture.identity([write, restart], read)
	}
}

test_finds_halves_of_two_accounts if {
	some finding in policy.findings with input as fixture.bundle_in(
		[fixture.of("a", write), fixture.of("b", fixture.grant(["delete"], "", "pods", {}))],
		read.namespaces,
	)
	finding.message == "kube-system/a and kube-system/b together can change the configuration of DaemonSet/apps/logs and restart it"
}

test_names_one_that_runs_what_it_reads if {
	logs := read.namespaces.apps.consumers[0]
	scripted := object.union(logs, {"workload": "DaemonSet/apps/tuner", "runs": true})
	around := {"namespaces": {"": fixture.around({}), "apps": fixture.around({"consumers": [logs, scripted]})}}
	grants := [write, fixture.grant(["delete"], "", "pods", {})]
	some finding in policy.findings with input as fixture.identity(grants, around)
	finding.message == "can change the program of DaemonSet/apps/tuner and restart it"
	finding.capability == {"namespace": "apps"}
}

test_silent_where_it_gives_nothing if {
	restart := fixture.grant(["delete"], "", "pods", {})
	every case in [
		{"grants": [write], "overrides": read},
		{"grants": [restart], "overrides": read},
		{"grants": [write, restart], "overrides": {}},
		{"grants": [write, restart], "overrides": object.union(read, {"workloads": [{"kind": "DaemonSet", "namespace": "apps", "name": "logs", "containers": ["main"]}]})},
	] {
		count(policy.findings) == 0 with input as fixture.identity(case.grants, case.overrides)
	}
}

write := fixture.within(["update"], "", "configmaps", "apps")

read := {"namespaces": {
	"": fixture.around({}),
	"apps": fixture.around({"consumers": [{"workload": "DaemonSet/apps/logs", "object": "ConfigMap/apps/logs", "privileged": true, "powerful": false, "runs": false}]}),
}}
